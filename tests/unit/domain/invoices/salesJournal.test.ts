import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import { fecFile, fecFilename } from '@/domain/invoices/fecFile'
import { journalEntries, usualAccounts, type JournalEntry } from '@/domain/invoices/salesJournal'
import { exampleClient, exampleLine, exampleQuote, exampleSeller } from '../quotes/exampleQuote'
import { draftLine, exampleCredit, exampleDeposit, exampleFinal, exampleInvoice } from './exampleInvoices'

const booked = (entries: readonly JournalEntry[]): [string, number, number][] =>
  entries.map(({ account, debitCents, creditCents }) => [account, debitCents, creditCents])
const quote = exampleQuote({ lines: [exampleLine({ id: 'a', unitPriceCents: 100_000 })] })
const deposit = exampleDeposit(quote, 36_000).content

describe('R27: the sales journal', () => {
  test('books a standard invoice per VAT group; VAT on receipts waits in 44574', () => {
    const invoice = exampleInvoice({ lines: [draftLine(), draftLine({ vatRateBp: 1_000 })] })
    expect(booked(journalEntries(invoice))).toEqual([
      ['411', 23_000, 0],
      ['706', 0, 10_000],
      ['706', 0, 10_000],
      ['44574', 0, 2_000],
      ['44574', 0, 1_000],
    ])
  })

  test('R14: VAT on debits is due at issue', () => {
    const invoice = exampleInvoice({ seller: { ...exampleSeller, vatOnDebits: true } })
    expect(booked(journalEntries(invoice)).at(-1)).toEqual(['44571', 0, 2_000])
  })

  test('the VAT of goods is due at issue', () => {
    expect(booked(journalEntries(exampleInvoice({ operation: 'goods' })))).toEqual([
      ['411', 12_000, 0],
      ['706', 0, 10_000],
      ['44571', 0, 2_000],
    ])
  })

  test('R19: a paid deposit is no revenue yet, but its VAT is due', () => {
    expect(booked(journalEntries(deposit))).toEqual([
      ['411', 36_000, 0],
      ['4191', 0, 30_000],
      ['44571', 0, 6_000],
    ])
  })

  test('M7: the final invoice turns the deposit into revenue and books only the rest of the VAT', () => {
    expect(booked(journalEntries(exampleFinal(quote, [exampleDeposit(quote, 36_000)])))).toEqual([
      ['411', 84_000, 0],
      ['4191', 30_000, 0],
      ['706', 0, 100_000],
      ['44574', 0, 14_000],
    ])
  })

  test('a credit note reverses the accounts of its invoice', () => {
    expect(
      booked(journalEntries(exampleCredit(deposit, { kind: 'amount', grossCents: 12_000 }), { corrected: deposit })),
    ).toEqual([
      ['4191', 10_000, 0],
      ['44571', 2_000, 0],
      ['411', 0, 12_000],
    ])
  })

  test('without VAT there is no VAT line', () => {
    const invoice = exampleInvoice({ lines: [draftLine({ vatRateBp: 0, vatCategory: 'E' })] })
    expect(booked(journalEntries(invoice)).map(([account]) => account)).toEqual(['411', '706'])
  })

  test('uses the seller’s own accounts; without one for waiting VAT there is one VAT account', () => {
    const accounts = { ...usualAccounts, customers: '411000', sales: '706100', vat: '445710', vatWaiting: null }
    const entries = journalEntries(exampleInvoice(), { accounts })
    expect(entries.map(({ account, accountLabel }) => [account, accountLabel])).toEqual([
      ['411000', 'Clients'],
      ['706100', 'Ventes 20\u00a0%'],
      ['445710', 'TVA collectée 20\u00a0%'],
    ])
  })

  test('a credit note needs the invoice that it corrects', () => {
    const note = exampleCredit(deposit, { kind: 'full' })
    expect(() => journalEntries(note)).toThrow(RangeError)
    expect(() => journalEntries(note, { corrected: exampleInvoice() })).toThrow(RangeError)
  })

  test('M9: holds euros only', () => {
    expect(() => journalEntries(exampleInvoice({ currency: 'USD' }))).toThrow(
      expect.objectContaining({ code: 'journal.foreignCurrency', data: { number: 'FA-2026-0003', currency: 'USD' } }),
    )
  })
})

describe('R27: the file', () => {
  const client = { ...exampleClient, name: 'Martin\t& fils\n' }
  const rows = fecFile(journalEntries(exampleInvoice({ client, lines: [draftLine({ unitPriceCents: 123_456 })] })))

  test('has the 18 columns, tabs between them, in each row', () => {
    const lines = rows.split('\r\n')
    expect(lines[0]).toBe(
      'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\t' +
        'EcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise',
    )
    expect(lines).toHaveLength(5)
    expect(lines.slice(0, -1).map((line) => line.split('\t').length)).toEqual([18, 18, 18, 18])
  })

  test('writes dates as AAAAMMJJ, decimal commas without thousands marks, and names on one line', () => {
    expect(rows.split('\r\n')[1]).toBe(
      'VE\tVentes\tFA-2026-0003\t20261201\t411\tClients\t200000008\tMartin & fils\tFA-2026-0003\t20261201\t' +
        'Facture FA-2026-0003 Martin & fils\t1481,47\t0,00\t\t\t20261201\t\t',
    )
  })

  test('has no character that ISO 8859-15 lacks in its own words', () => {
    expect(fecFile(journalEntries(deposit))).toMatch(/\tFacture d'acompte FA-2026-0001 Boulangerie Martin\t/)
  })

  test('names the journal as the seller’s books do', () => {
    const file = fecFile(journalEntries(exampleInvoice()), { code: 'VT', name: 'Ventes web' })
    expect(file.split('\r\n')[1]).toMatch(/^VT\tVentes web\t/)
  })

  test('is named after the SIREN and the day', () => {
    expect(fecFilename('100000009', civilDate('2026-12-31'))).toBe('100000009FEC20261231.txt')
  })
})
