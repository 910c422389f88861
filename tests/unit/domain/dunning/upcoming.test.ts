import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import { defaultPolicy } from '@/domain/dunning/policy'
import { remindersToCome } from '@/domain/dunning/upcoming'
import { anInvoice, past } from './exampleInvoice'

const from = civilDate('2026-10-06')
const preview = (invoices: Parameters<typeof remindersToCome>[0], days = 30) =>
  remindersToCome(invoices, () => defaultPolicy, { from, days }).map(
    ({ on, invoiceId, kind, level }) => `${on} ${invoiceId} ${kind} ${level}`,
  )

describe('D6: the preview', () => {
  test('lists each reminder to come by day, then in the order of the invoices', () => {
    const invoices = [
      { ...anInvoice({ sent: [past(1, '2026-10-05')] }), id: 7 },
      { ...anInvoice(), id: 3 },
      { ...anInvoice({ isDisputed: true }), id: 9 },
    ]
    expect(preview(invoices)).toEqual([
      '2026-10-08 3 send 1',
      '2026-10-15 7 send 2',
      '2026-10-15 3 send 2',
      '2026-10-26 7 send 3',
      '2026-10-26 3 send 3',
      '2026-11-04 7 send 4',
      '2026-11-04 3 send 4',
    ])
  })

  test('ends with the last of its days, the first included', () => {
    const invoices = [{ ...anInvoice(), id: 1 }]
    expect(preview(invoices, 2)).toEqual([])
    expect(preview(invoices, 3)).toEqual(['2026-10-08 1 send 1'])
    expect(preview(invoices, 0)).toEqual([])
  })

  test('shows a client whose mails come back as tasks (R33), the gap between them', () => {
    expect(preview([{ ...anInvoice({ dueOn: civilDate('2026-09-01'), hasBounced: true }), id: 'a' }])).toEqual([
      '2026-10-06 a task 1',
      '2026-10-12 a task 2',
      '2026-10-19 a task 3',
      '2026-10-26 a task 4',
    ])
  })

  test('asks for the policy of each invoice (D7)', () => {
    const invoices = [1, 2].map((id) => ({ ...anInvoice(), id }))
    const policyOf = ({ id }: { id: number }) => ({ ...defaultPolicy, isActive: id === 2 })
    const planned = remindersToCome(invoices, policyOf, { from, days: 10 })
    expect(planned.map(({ invoiceId }) => invoiceId)).toEqual([2, 2])
  })
})
