import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import { clientKinds } from '@/domain/parties/snapshots'
import { mentionCodesFor, missingMentions, type InvoiceDraft, type MentionFacts } from '@/domain/invoices/mentions'
import { exampleClient, exampleSeller } from '../quotes/exampleQuote'

const facts: MentionFacts = { clientKind: 'pro-fr', vatRegime: 'standard', vatCategories: ['S'], vatOnDebits: false }
const line = { label: 'Site', unit: 'forfait', vatRateBp: 2_000, vatCategory: 'S' } as const
const draft: InvoiceDraft = {
  kind: 'standard',
  seller: exampleSeller,
  client: exampleClient,
  issuedOn: civilDate('2026-11-24'),
  suppliedOn: civilDate('2026-11-20'),
  dueOn: civilDate('2026-12-24'),
  paymentReference: 'RF18539007547034',
  lines: [line],
  preceding: [],
  mentionTexts: { PMD: 'Pénalités', PMT: 'Indemnité', AAB: 'Escompte' },
}
const missingIn = (change: Partial<InvoiceDraft>): string[] =>
  missingMentions({ ...draft, ...change }).map(({ field, code }) => `${field}: ${code}`)

describe('R13: the three notes between professionals', () => {
  test.each(clientKinds)('%s', (clientKind) => {
    const expected = clientKind === 'consumer' ? [] : ['PMD', 'PMT', 'AAB']
    expect(mentionCodesFor({ ...facts, clientKind })).toEqual(expected)
  })
})

describe('R11, R14: one note per VAT case', () => {
  test.each<[string, Partial<MentionFacts>, string[]]>([
    ['standard rate', {}, []],
    ['franchise', { vatRegime: 'franchise', vatCategories: ['E'] }, ['vat-franchise']],
    ['exempt', { vatCategories: ['E', 'S'] }, ['vat-exempt']],
    ['reverse charge, said once', { vatCategories: ['AE', 'AE'] }, ['vat-reverse-charge']],
    [
      'intra-EU, export, out of scope',
      { vatCategories: ['K', 'G', 'O'] },
      ['vat-intra-eu', 'vat-export', 'vat-out-of-scope'],
    ],
    ['on debits', { vatOnDebits: true }, ['vat-on-debits']],
    [
      'on debits, but no VAT at all',
      { vatOnDebits: true, vatRegime: 'franchise', vatCategories: ['E'] },
      ['vat-franchise'],
    ],
    ['zero rate', { vatCategories: ['Z'] }, []],
  ])('%s', (_what, change, expected) => {
    expect(mentionCodesFor({ ...facts, ...change, clientKind: 'consumer' })).toEqual(expected)
  })
})

describe('I4: what a draft lacks', () => {
  test('is nothing when it is complete', () => expect(missingIn({})).toEqual([]))

  test('is listed at once, each with its field', () => {
    expect(
      missingIn({
        seller: { ...exampleSeller, siren: '', siret: '' },
        client: { ...exampleClient, siren: null },
        dueOn: null,
        paymentReference: '',
        mentionTexts: { PMD: ' ' },
      }),
    ).toEqual([
      'company.siren: missing',
      'company.siret: missing',
      'client.siren: missing',
      'dueOn: missing',
      'paymentReference: missing',
      'mentions.PMD: missing',
      'mentions.PMT: missing',
      'mentions.AAB: missing',
    ])
  })

  test.each<[string, Partial<InvoiceDraft>]>([
    ['lines: missing', { lines: [] }],
    ['lines.0.label: missing', { lines: [{ ...line, label: '' }] }],
    ['lines.0.vatRateBp: unknownRate', { lines: [{ ...line, vatRateBp: 1_900 }] }],
    ['client.vatNumber: missing', reverseCharge(null)],
    ['dueOn: beforeIssue', { dueOn: civilDate('2026-11-23') }],
    ['preceding: missing', { kind: 'credit-note' }],
    ['preceding: missing', { kind: 'final' }],
    ['suppliedOn: missing', { suppliedOn: null }],
  ])('%s', (problem, change) => expect(missingIn(change)).toEqual([problem]))

  test('R12, R19: a deposit may be due, as it was paid, before its issue', () => {
    expect(missingIn({ kind: 'deposit', dueOn: civilDate('2026-11-20') })).toEqual([])
  })
})

function reverseCharge(vatNumber: string | null): Partial<InvoiceDraft> {
  return {
    lines: [{ ...line, vatRateBp: 0, vatCategory: 'AE' }],
    client: { ...exampleClient, vatNumber },
    mentionTexts: { ...draft.mentionTexts, 'vat-reverse-charge': 'Autoliquidation' },
  }
}
