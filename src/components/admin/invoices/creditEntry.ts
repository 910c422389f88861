import { DomainError } from '@/domain/errors'
import type { InvoiceContent, InvoiceLine } from '@/domain/invoices/content'
import { creditableLeft } from '@/domain/invoices/creditableLeft'
import { creditNoteContent, type CreditScope } from '@/domain/invoices/creditNote'
import { totalsOf } from '@/domain/invoices/vatGroups'
import { readTyped, type Scale } from '../fields/scaledText'
import { isRecord, listAt, textAt } from '../records'

/** Invoices are in euros (BR-FR-CO-12). */
const euros: Scale = { decimals: 2, suffix: '€' }

/** Quantities are typed with up to three decimals. */
const quantities: Scale = { decimals: 3, suffix: '' }

/** An issued invoice and its credit notes, as `GET /api/invoices/:id/creditable` tells them. */
export type Creditable = { invoice: InvoiceContent; earlierCreditNotes: InvoiceContent[] }

/** Reads the answer; null when it is none. */
export function creditableIn(body: unknown): Creditable | null {
  const invoice = contentIn(isRecord(body) ? body['invoice'] : null)
  const earlierCreditNotes = listAt(body, 'earlierCreditNotes')
    .map(contentIn)
    .filter((note) => note !== null)
  return invoice === null ? null : { invoice, earlierCreditNotes }
}

/** Our endpoint answers with what the issue froze, which names its schema: then it is an InvoiceContent. */
function contentIn(value: unknown): InvoiceContent | null {
  return textAt(value, 'schema') === 'trait-d-union/invoice/1' ? (value as InvoiceContent) : null
}

/** What staff have typed of a credit note. */
export type CreditEntry = {
  kind: CreditScope['kind']
  amountText: string
  /** By the index of the line; without one, the line is kept. */
  quantityTexts: Readonly<Record<number, string>>
  reason: string
  issue: boolean
}

export const emptyCredit: CreditEntry = { kind: 'full', amountText: '', quantityTexts: {}, reason: '', issue: false }

/** What the entry takes back; null while an amount or a quantity cannot be read. */
export function scopeOf({ kind, amountText, quantityTexts }: CreditEntry): CreditScope | null {
  if (kind === 'full') return { kind }
  if (kind === 'amount') {
    const typed = readTyped(amountText, euros)
    return typed.kind === 'number' ? { kind, grossCents: typed.value } : null
  }
  const typed = Object.entries(quantityTexts).map(([index, text]) => ({ index, quantity: readTyped(text, quantities) }))
  if (typed.some(({ quantity }) => quantity.kind === 'unreadable')) return null
  const lines = typed.flatMap(({ index, quantity }) =>
    quantity.kind === 'number' && quantity.value !== 0 ? [{ index: Number(index), quantityMilli: quantity.value }] : [],
  )
  return { kind, lines }
}

export type CreditOutcome =
  | { kind: 'possible'; credit: Pick<InvoiceContent, 'vat' | 'netCents' | 'vatCents' | 'grossCents'> }
  | { kind: 'impossible'; code: string }

/** The amounts of the credit note, by the rules of its issue (I6); the code of the refusal when there can be none. */
export function creditOutcome({ invoice, earlierCreditNotes }: Creditable, scope: CreditScope): CreditOutcome {
  const { number, issuedOn, mentions, seller, client } = invoice
  try {
    const credit = creditNoteContent({
      numbering: { number, issuedOn },
      invoice,
      earlierCreditNotes,
      scope,
      wording: { lineLabel: '', unit: '' },
      reason: '',
      mentions,
      seller,
      client,
    })
    return { kind: 'possible', credit }
  } catch (error) {
    if (error instanceof DomainError) return { kind: 'impossible', code: error.code }
    throw error
  }
}

/** What may still be credited, including VAT. */
export function grossLeft({ invoice, earlierCreditNotes }: Creditable): number {
  return totalsOf(creditableLeft(invoice, earlierCreditNotes)).grossCents
}

/**
 * Per line, the quantity that no credit note has taken back yet: a guide for who types, the amounts decide. Lines that say the
 * same share what was taken back of them, first line first.
 */
export function quantitiesLeft({ invoice, earlierCreditNotes }: Creditable): number[] {
  const credited = earlierCreditNotes.flatMap(({ lines }) => lines)
  const taken = new Map<string, number>()
  for (const line of credited) taken.set(keyOf(line), (taken.get(keyOf(line)) ?? 0) + line.quantityMilli)
  return invoice.lines.map((line) => {
    const open = taken.get(keyOf(line)) ?? 0
    const part = Math.abs(open) > Math.abs(line.quantityMilli) ? line.quantityMilli : open
    taken.set(keyOf(line), open - part)
    return line.quantityMilli - part
  })
}

/** All that a credit note repeats of a line, and its sign. */
function keyOf({
  label,
  unit,
  unitPriceCents,
  discountBp,
  vatRateBp,
  vatCategory,
  quantityMilli,
}: InvoiceLine): string {
  return JSON.stringify([label, unit, unitPriceCents, discountBp, vatRateBp, vatCategory, quantityMilli > 0])
}

type CreditBody = { scope: CreditScope; reason: string; issue: boolean }

/** The shortest reason that says something. */
const leastReason = 3

/** The request that makes the credit note; null while it is not possible or has no reason. */
export function creditBodyOf(creditable: Creditable, entry: CreditEntry): CreditBody | null {
  const scope = scopeOf(entry)
  const reason = entry.reason.trim()
  if (scope === null || reason.length < leastReason) return null
  if (creditOutcome(creditable, scope).kind === 'impossible') return null
  return { scope, reason, issue: entry.issue }
}
