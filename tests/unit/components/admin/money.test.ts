import { describe, expect, test } from 'vitest'

import { acceptBodyOf, matchOptionsIn } from '@/components/admin/payments/bankLineState'
import { otherInvoicesIn, paymentBodyOf, refundBodyOf, splitOf } from '@/components/admin/payments/moneyEntry'
import { acceptMatchRequest, invoiceRefundRequest, paymentRequest } from '@/contracts/payments'

const ids = {
  own: '01930000-0000-7000-8000-000000000001',
  other: '01930000-0000-7000-8000-000000000002',
}
const other = { id: ids.other, number: 'FA-2026-0002', dueOn: '2026-12-01', balanceCents: 5_000 }
const split = (amountText: string, otherText = '') =>
  splitOf({
    amountText,
    invoice: { id: ids.own, balanceCents: 10_000 },
    others: [other],
    otherTexts: { [ids.other]: otherText },
  })
const entry = { amountText: '100', movedOn: '2026-11-24', method: 'cheque', reference: ' n° 12 ', note: '' } as const

describe('P4: typed money', () => {
  test('pays the invoice, with what the others do not get', () => {
    expect(split('100,00')).toEqual({
      kind: 'split',
      amountCents: 10_000,
      allocations: [{ invoiceId: ids.own, amountCents: 10_000 }],
      creditCents: 0,
    })
    expect(split('80', '50')).toMatchObject({
      allocations: [
        { invoiceId: ids.other, amountCents: 5_000 },
        { invoiceId: ids.own, amountCents: 3_000 },
      ],
    })
  })

  test('all for another invoice leaves this one out', () => {
    expect(split('50', '50')).toMatchObject({ allocations: [{ invoiceId: ids.other, amountCents: 5_000 }] })
  })

  test('more than is due is told as a credit', () => {
    expect(split('170', '50')).toMatchObject({ kind: 'split', creditCents: 2_000 })
  })

  test.each([
    ['too much for another invoice', '100', '50,01', 'partTooLarge'],
    ['a negative part', '100', '-1', 'partTooLarge'],
    ['more for the others than came', '40', '50', 'tooMuchForOthers'],
  ])('%s is told', (_, amountText, otherText, fault) => {
    expect(split(amountText, otherText)).toEqual({ kind: 'impossible', fault })
  })

  test.each([
    ['', ''],
    ['0', ''],
    ['-5', ''],
    ['1,234', ''],
    ['100', 'abc'],
  ])('"%s" and "%s" are not complete', (amountText, otherText) => {
    expect(split(amountText, otherText)).toEqual({ kind: 'incomplete' })
  })
})

describe('the request of the form', () => {
  const form = { entry, idempotencyKey: 'a form shown' }

  test('is one that the server takes', () => {
    const body = paymentBodyOf({ ...form, split: split('80', '50'), allowsCredit: false })
    expect(paymentRequest.parse(body)).toMatchObject({
      amountCents: 8_000,
      method: 'cheque',
      reference: 'n° 12',
      note: null,
    })
    expect(invoiceRefundRequest.parse(refundBodyOf(form))).toMatchObject({
      amountCents: 10_000,
      refundedOn: '2026-11-24',
    })
  })

  test('waits for a person to agree to a credit', () => {
    const tooMuch = split('170')
    expect(paymentBodyOf({ ...form, split: tooMuch, allowsCredit: false })).toBeNull()
    expect(paymentBodyOf({ ...form, split: tooMuch, allowsCredit: true })).toMatchObject({ allowsCredit: true })
    expect(paymentBodyOf({ ...form, split: split('100'), allowsCredit: true })).toMatchObject({ allowsCredit: false })
  })

  test('waits for the day', () => {
    const dayless = { ...form, entry: { ...entry, movedOn: '' } }
    expect(paymentBodyOf({ ...dayless, split: split('100'), allowsCredit: false })).toBeNull()
    expect(refundBodyOf(dayless)).toBeNull()
  })
})

describe('what the server answers', () => {
  test('rows without what we show are left out', () => {
    expect(otherInvoicesIn({ docs: [other, { id: 'x' }, null] })).toEqual([other])
    expect(otherInvoicesIn('nothing')).toEqual([])
  })

  test('P5: an option becomes the request that accepts it', () => {
    const option = {
      parts: [{ kind: 'invoice', id: ids.own, number: 'FA-2026-0001', amountCents: 10_000 }],
      clientName: 'Maison Verrier',
      confidence: 'certain',
      reason: 'reference',
      leftCents: 0,
      creditCents: 500,
    }
    const [read, ...rest] = matchOptionsIn({
      options: [option, { ...option, reason: 'a dream' }, { ...option, parts: [] }],
    })
    expect(read).toEqual(option)
    expect(rest).toEqual([])
    expect(read && acceptMatchRequest.parse(acceptBodyOf(read))).toEqual({
      matches: [{ kind: 'invoice', id: ids.own, amountCents: 10_000 }],
      allowsCredit: true,
    })
  })
})
