import { describe, expect, test } from 'vitest'

import {
  creditableIn,
  creditBodyOf,
  creditOutcome,
  emptyCredit,
  grossLeft,
  quantitiesLeft,
  scopeOf,
  type Creditable,
} from '@/components/admin/invoices/creditEntry'
import { creditNoteContent, type CreditScope } from '@/domain/invoices/creditNote'

import { invoiceContentFixture } from '../../../factories/invoiceContent'

const invoice = invoiceContentFixture({ kind: 'standard', preceding: [], prepaidCents: 0 })
const untouched: Creditable = { invoice, earlierCreditNotes: [] }

/** The invoice after a credit note of that scope. */
function after(scope: CreditScope): Creditable {
  const { number, issuedOn, mentions, seller, client } = invoice
  const note = creditNoteContent({
    numbering: { number: 'AV-2026-0001', issuedOn },
    invoice: { ...invoice, number },
    earlierCreditNotes: [],
    scope,
    wording: { lineLabel: 'Avoir', unit: 'forfait' },
    reason: 'Geste',
    mentions,
    seller,
    client,
  })
  return { invoice, earlierCreditNotes: [note] }
}

const firstLine = invoice.lines[0]
if (!firstLine) throw new Error('The fixture has a line')
const half = Math.trunc(firstLine.quantityMilli / 2)

describe('what is typed', () => {
  test('becomes the scope of the domain', () => {
    expect(scopeOf(emptyCredit)).toEqual({ kind: 'full' })
    expect(scopeOf({ ...emptyCredit, kind: 'amount', amountText: '12,50 €' })).toEqual({
      kind: 'amount',
      grossCents: 1_250,
    })
    expect(scopeOf({ ...emptyCredit, kind: 'lines', quantityTexts: { 0: '0,5', 1: '', 2: '0' } })).toEqual({
      kind: 'lines',
      lines: [{ index: 0, quantityMilli: 500 }],
    })
  })
  test('or nothing while it cannot be read', () => {
    expect(scopeOf({ ...emptyCredit, kind: 'amount', amountText: '' })).toBeNull()
    expect(scopeOf({ ...emptyCredit, kind: 'amount', amountText: 'douze' })).toBeNull()
    expect(scopeOf({ ...emptyCredit, kind: 'lines', quantityTexts: { 0: 'une' } })).toBeNull()
  })
})

describe('I6: what a credit note comes to, before there is one', () => {
  test('in full, it is the invoice', () => {
    expect(creditOutcome(untouched, { kind: 'full' })).toMatchObject({
      kind: 'possible',
      credit: { grossCents: invoice.grossCents, vat: invoice.vat },
    })
  })
  test('more than what is left is refused by its code', () => {
    const tooMuch = { kind: 'amount', grossCents: invoice.grossCents + 1 } as const
    expect(creditOutcome(untouched, tooMuch)).toEqual({ kind: 'impossible', code: 'creditNote.amountTooLarge' })
    expect(creditOutcome(after({ kind: 'full' }), { kind: 'full' })).toEqual({
      kind: 'impossible',
      code: 'creditNote.nothingLeft',
    })
    expect(creditOutcome(untouched, { kind: 'lines', lines: [] })).toEqual({
      kind: 'impossible',
      code: 'creditNote.nothingToCredit',
    })
  })
  test('what is left is told before', () => {
    expect(grossLeft(untouched)).toBe(invoice.grossCents)
    expect(grossLeft(after({ kind: 'amount', grossCents: 1_000 }))).toBe(invoice.grossCents - 1_000)
  })
})

describe('the quantities that are left', () => {
  test('are the invoice’s, less what credit notes of lines took back', () => {
    expect(quantitiesLeft(untouched)).toEqual(invoice.lines.map(({ quantityMilli }) => quantityMilli))
    const left = quantitiesLeft(after({ kind: 'lines', lines: [{ index: 0, quantityMilli: half }] }))
    expect(left[0]).toBe(firstLine.quantityMilli - half)
    expect(left.slice(1)).toEqual(invoice.lines.slice(1).map(({ quantityMilli }) => quantityMilli))
  })
  test('two lines that say the same share what was taken back, first line first', () => {
    const twice = { ...invoice, lines: [firstLine, firstLine] }
    const credited = { ...firstLine, quantityMilli: firstLine.quantityMilli + half }
    expect(quantitiesLeft({ invoice: twice, earlierCreditNotes: [{ ...invoice, lines: [credited] }] })).toEqual([
      0,
      firstLine.quantityMilli - half,
    ])
  })
  test('a credit note of an amount takes no line back', () => {
    expect(quantitiesLeft(after({ kind: 'amount', grossCents: 1_000 }))[0]).toBe(firstLine.quantityMilli)
  })
})

describe('the request', () => {
  test('needs a reason and a possible credit note', () => {
    const entry = { ...emptyCredit, reason: ' Geste commercial ', issue: true }
    expect(creditBodyOf(untouched, entry)).toEqual({ scope: { kind: 'full' }, reason: 'Geste commercial', issue: true })
    expect(creditBodyOf(untouched, { ...entry, reason: '  a ' })).toBeNull()
    expect(creditBodyOf(after({ kind: 'full' }), entry)).toBeNull()
  })
})

test('an answer is read by the schema that its contents name', () => {
  expect(creditableIn({ invoice, earlierCreditNotes: [invoice, { schema: 'other' }] })).toEqual({
    invoice,
    earlierCreditNotes: [invoice],
  })
  expect(creditableIn({ invoice: null })).toBeNull()
  expect(creditableIn('<html>')).toBeNull()
})
