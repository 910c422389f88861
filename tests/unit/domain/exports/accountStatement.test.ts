import { expect, test } from 'vitest'

import { civilDate } from '@/domain/dates/civilDate'
import { accountStatement, type StatementMovement } from '@/domain/exports/accountStatement'

import { clientFixture, sellerFixture } from '../../../factories/quoteContent'

function movement(on: string, facts: Omit<StatementMovement, 'on'>): StatementMovement {
  return { on: civilDate(on), ...facts }
}

const dates = { issuedOn: civilDate('2026-09-10'), dueOn: civilDate('2026-10-10') }

test('an account statement opens with what came before, runs the balance, and lists what is open', () => {
  const statement = accountStatement({
    seller: sellerFixture,
    client: clientFixture,
    language: 'fr',
    currency: 'EUR',
    from: civilDate('2026-10-01'),
    to: civilDate('2026-10-31'),
    movements: [
      movement('2026-09-10', { kind: 'standard', reference: 'FA-2026-0001', cents: 120_000, invoice: 'FA-2026-0001' }),
      movement('2026-09-20', { kind: 'payment', reference: 'VIR 1', cents: -20_000, invoice: 'FA-2026-0001' }),
      movement('2026-10-01', { kind: 'standard', reference: 'FA-2026-0002', cents: 60_000, invoice: 'FA-2026-0002' }),
      movement('2026-10-05', {
        kind: 'credit-note',
        reference: 'AV-2026-0001',
        cents: -10_000,
        invoice: 'FA-2026-0002',
      }),
      movement('2026-10-31', { kind: 'payment', reference: 'VIR 2', cents: -50_000, invoice: 'FA-2026-0002' }),
      movement('2026-11-01', { kind: 'payment', reference: 'VIR 3', cents: -100_000, invoice: 'FA-2026-0001' }),
    ],
    dueDates: new Map([
      ['FA-2026-0001', dates],
      ['FA-2026-0002', dates],
    ]),
  })
  expect(statement.openingCents).toBe(100_000)
  expect(statement.rows.map(({ balanceCents }) => balanceCents)).toEqual([160_000, 150_000, 100_000])
  expect(statement.closingCents).toBe(100_000)
  expect(statement.openItems).toEqual([{ invoice: 'FA-2026-0001', ...dates, cents: 100_000 }])
})
