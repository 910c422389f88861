import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InvoiceContent } from '@/domain/invoices/content'
import { creditableLeft } from '@/domain/invoices/creditableLeft'
import type { CreditScope } from '@/domain/invoices/creditNote'
import type { IssuedDeposit } from '@/domain/invoices/finalInvoice'
import { journalEntries } from '@/domain/invoices/salesJournal'
import { bookedVat, grossOf, isSameGroup, totalsOf } from '@/domain/invoices/vatGroups'
import { DomainError } from '@/domain/errors'
import { vatSharesOfPayment } from '@/domain/payments/vatShares'
import type { QuoteContent } from '@/domain/quotes/content'
import type { VatGroup } from '@/domain/quotes/totals'
import { exampleLine, exampleQuote } from '../quotes/exampleQuote'
import { exampleCredit, exampleDeposit, exampleFinal } from './exampleInvoices'

/** 300 in the suite; `TU_RUNS=100000` for the proof of issue 4. */
const numRuns = Number(process.env['TU_RUNS'] ?? 300)
/** A broken run stops there instead of shrinking for hours. */
const timeout = Math.max(60_000, numRuns * 20)

const line = fc
  .record({
    quantityMilli: fc.integer({ min: 1, max: 20_000 }),
    unitPriceCents: fc.oneof(fc.integer({ min: -5_000, max: 100_000 }), fc.integer({ min: 0, max: 9 })),
    discountBp: fc.constantFrom(0, 0, 1_000, 3_333),
    vatRateBp: fc.constantFrom(2_000, 1_000, 550, 210, 0),
  })
  .map((facts) => ({
    ...facts,
    minQuantityMilli: 1,
    maxQuantityMilli: 20_000,
    vatCategory: facts.vatRateBp === 0 ? ('E' as const) : ('S' as const),
  }))
const signedQuote = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 5 }),
    documentDiscountBp: fc.constantFrom(0, 0, 500, 1_234),
  })
  .map(({ lines, documentDiscountBp }) =>
    exampleQuote({
      documentDiscountBp,
      lines: lines.map((facts, index) => exampleLine({ id: `l${index}`, ...facts })),
    }),
  )
  .filter(({ totals }) => totals.grossCents > 0)
/** Shares in percent of what is left, by amount; or a line and a share of its quantity. */
const creditWish = fc.record({
  isByLine: fc.boolean(),
  percent: fc.integer({ min: 1, max: 100 }),
  line: fc.nat({ max: 4 }),
})
const story = fc.record({
  quote: signedQuote,
  depositPercents: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 3 }),
  depositCredits: fc.array(creditWish, { maxLength: 2 }),
  finalCredits: fc.array(creditWish, { maxLength: 4 }),
  paymentPercents: fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 3 }),
})
type CreditWish = { isByLine: boolean; percent: number; line: number }

function scopeOf(
  { isByLine, percent, line: index }: CreditWish,
  invoice: InvoiceContent,
  leftCents: number,
): CreditScope {
  const chosen = invoice.lines[index]
  if (isByLine && chosen !== undefined)
    return { kind: 'lines', lines: [{ index, quantityMilli: Math.trunc((chosen.quantityMilli * percent) / 100) }] }
  return percent === 100 ? { kind: 'full' } : { kind: 'amount', grossCents: Math.ceil((leftCents * percent) / 100) }
}

/** The credit notes that can be given; a refused wish gives none. */
function creditsOf(invoice: InvoiceContent, wishes: readonly CreditWish[]): InvoiceContent[] {
  return wishes.reduce<InvoiceContent[]>((earlier, wish) => {
    const leftCents = totalsOf(creditableLeft(invoice, earlier)).grossCents
    try {
      return [...earlier, exampleCredit(invoice, scopeOf(wish, invoice, leftCents), earlier)]
    } catch (error) {
      if (error instanceof DomainError && error.code.startsWith('creditNote.')) return earlier
      throw error
    }
  }, [])
}

function depositsOf(quote: QuoteContent, percents: readonly number[], wishes: readonly CreditWish[]): IssuedDeposit[] {
  let leftCents = quote.totals.grossCents
  return percents.flatMap((percent, index) => {
    const grossCents = Math.floor((leftCents * percent) / 100)
    leftCents -= grossCents
    if (grossCents === 0) return []
    const deposit = exampleDeposit(quote, grossCents, { number: `FA-2026-000${index + 1}` })
    return [{ ...deposit, creditNotes: index === 0 ? creditsOf(deposit.content, wishes) : [] }]
  })
}

function sumOf(groups: readonly VatGroup[], like: VatGroup): [number, number] {
  const { netCents, vatCents } = totalsOf(groups.filter(isSameGroup(like)))
  return [netCents, vatCents]
}

function holdsWithin(part: number, whole: number): boolean {
  return part >= Math.min(0, whole) && part <= Math.max(0, whole)
}

function balanceOfEntries(document: InvoiceContent, corrected: InvoiceContent | null = null): number {
  return journalEntries(document, { corrected }).reduce((sum, entry) => sum + entry.debitCents - entry.creditCents, 0)
}

describe('any quote, rates, deposits and credit notes', () => {
  test(
    'M7: deposits less their credits and the final invoice book the signed quote, per VAT group',
    () => {
      fc.assert(
        fc.property(story, ({ quote, depositPercents, depositCredits }) => {
          const deposits = depositsOf(quote, depositPercents, depositCredits)
          const final = exampleFinal(quote, deposits)
          const kept = deposits.flatMap(({ content, creditNotes }) => creditableLeft(content, creditNotes))
          for (const signed of quote.totals.vat)
            expect(sumOf([...bookedVat(final), ...kept], signed)).toEqual([signed.netCents, signed.vatCents])
          expect(final.vat).toEqual(quote.totals.vat)
          expect(final.prepaidCents + final.payableCents).toBe(quote.totals.grossCents)
          expect(final.prepaidCents).toBe(totalsOf(kept).grossCents)
        }),
        { numRuns },
      )
    },
    timeout,
  )

  test(
    'I6: credit notes together never exceed the invoice in any group, and a full one at the end leaves nothing',
    () => {
      fc.assert(
        fc.property(story, ({ quote, depositPercents, finalCredits }) => {
          const final = exampleFinal(quote, depositsOf(quote, depositPercents, []))
          const notes = creditsOf(final, finalCredits)
          for (const group of bookedVat(final)) {
            const [netCents, vatCents] = sumOf(
              notes.flatMap(({ vat }) => vat),
              group,
            )
            expect(holdsWithin(netCents, group.netCents) && holdsWithin(vatCents, group.vatCents)).toBe(true)
          }
          const creditedCents = totalsOf(notes.flatMap(({ vat }) => vat)).grossCents
          expect(creditedCents).toBeLessThanOrEqual(final.payableCents)
          fc.pre(creditedCents < final.payableCents)
          const all = [...notes, exampleCredit(final, { kind: 'full' }, notes)]
          expect(creditableLeft(final, all)).toMatchObject(final.vat.map(() => ({ netCents: 0, vatCents: 0 })))
        }),
        { numRuns },
      )
    },
    timeout,
  )

  test(
    'M6: a credit note’s lines, discount, groups and totals agree',
    () => {
      fc.assert(
        fc.property(story, ({ quote, finalCredits }) => {
          const invoice = exampleFinal(quote, [])
          for (const note of creditsOf(invoice, finalCredits)) {
            expect(note.lines.reduce((sum, each) => sum + each.netCents, 0) - note.documentDiscountCents).toBe(
              note.netCents,
            )
            expect(note).toMatchObject(totalsOf(note.vat))
            expect(note.grossCents).toBeGreaterThan(0)
          }
        }),
        { numRuns },
      )
    },
    timeout,
  )

  test(
    'R27: every document’s journal is balanced, and all of them leave nothing in 4191',
    () => {
      fc.assert(
        fc.property(story, ({ quote, depositPercents, depositCredits, finalCredits }) => {
          const deposits = depositsOf(quote, depositPercents, depositCredits)
          const final = exampleFinal(quote, deposits)
          const entries = deposits.flatMap(({ content, creditNotes }) => [
            ...journalEntries(content),
            ...creditNotes.flatMap((note) => journalEntries(note, { corrected: content })),
          ])
          for (const { content, creditNotes } of deposits) {
            expect(balanceOfEntries(content)).toBe(0)
            for (const note of creditNotes) expect(balanceOfEntries(note, content)).toBe(0)
          }
          expect(balanceOfEntries(final)).toBe(0)
          for (const note of creditsOf(final, finalCredits)) expect(balanceOfEntries(note, final)).toBe(0)
          const onDeposits = [...entries, ...journalEntries(final)].filter(({ account }) => account === '4191')
          expect(onDeposits.reduce((sum, { debitCents, creditCents }) => sum + debitCents - creditCents, 0)).toBe(0)
          expect(
            [...entries, ...journalEntries(final)].every((each) => each.debitCents >= 0 && each.creditCents >= 0),
          ).toBe(true)
        }),
        { numRuns },
      )
    },
    timeout,
  )

  test(
    'R55: the payments of a final invoice’s balance bring its groups to the cent, each payment its own amount',
    () => {
      fc.assert(
        fc.property(story, ({ quote, depositPercents, paymentPercents }) => {
          const final = exampleFinal(quote, depositsOf(quote, depositPercents, []))
          fc.pre(final.payableCents > 0)
          const owed = bookedVat(final)
          let paidCents = 0
          const shares = [...paymentPercents, 100].flatMap((percent) => {
            const amountCents = Math.floor(((final.payableCents - paidCents) * percent) / 100)
            const share = vatSharesOfPayment(owed, paidCents, amountCents)
            expect(share.reduce((sum, group) => sum + grossOf(group), 0)).toBe(amountCents)
            paidCents += amountCents
            return share
          })
          for (const group of owed) expect(sumOf(shares, group)).toEqual([group.netCents, group.vatCents])
        }),
        { numRuns },
      )
    },
    timeout,
  )
})
