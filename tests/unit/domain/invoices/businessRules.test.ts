import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import { businessRuleProblems } from '@/domain/invoices/businessRules'
import type { InvoiceContent } from '@/domain/invoices/content'
import { invoiceCorpus, plainInvoice } from '../../../factories/invoiceCorpus'

const plain = plainInvoice()
const corpus = invoiceCorpus()

function named(name: string): InvoiceContent {
  const found = corpus.find((entry) => entry.name === name)
  if (found === undefined) throw new Error(`No ${name} in the corpus`)
  return found.content
}

/** What reading a stored document could give that the type excludes. */
function unchecked(content: InvoiceContent, overrides: Readonly<Record<string, unknown>>): InvoiceContent {
  return { ...content, ...overrides } as InvoiceContent
}

/** The rules broken, each once, in alphabetical order. */
function rulesOf(content: InvoiceContent): string[] {
  return [...new Set(businessRuleProblems(content).map(({ code }) => code))].toSorted()
}

function withFirstLine(content: InvoiceContent, change: Partial<InvoiceContent['lines'][number]>): InvoiceContent {
  return { ...content, lines: content.lines.map((line, index) => (index === 0 ? { ...line, ...change } : line)) }
}

function withFirstGroup(content: InvoiceContent, change: Partial<InvoiceContent['vat'][number]>): InvoiceContent {
  return { ...content, vat: content.vat.map((group, index) => (index === 0 ? { ...group, ...change } : group)) }
}

test('R53: a valid invoice breaks no rule', () => {
  expect(businessRuleProblems(plain)).toEqual([])
})

describe('R53: the faults of legal.md §4 are told by their rule', () => {
  const credit = named('20 %, no discount: credit note')
  const deposit = named('20 %, no discount: deposit')
  const atNineteen = withFirstGroup(
    { ...plain, lines: plain.lines.map((line) => ({ ...line, vatRateBp: 1_900 })) },
    { rateBp: 1_900 },
  )
  const vatOneLess = (plain.vat[0]?.vatCents ?? 0) - 1
  const netOneMore = (plain.lines[0]?.netCents ?? 0) + 1

  test.each<[string, InvoiceContent, string[]]>([
    ['no note on the 40 €', { ...plain, mentions: plain.mentions.filter(({ code }) => code !== 'PMT') }, ['BR-FR-05']],
    ['a note twice', { ...plain, mentions: [...plain.mentions, ...plain.mentions.slice(0, 1)] }, ['BR-FR-06']],
    ['gross one cent more', { ...plain, grossCents: plain.grossCents + 1 }, ['BR-CO-15', 'BR-CO-16']],
    ['19 %', atNineteen, ['BR-FR-16', 'BR-S-09']],
    ['no SIREN of the agency', { ...plain, seller: { ...plain.seller, siren: '' } }, ['BR-FR-09', 'BR-FR-10']],
    ['due before issue', { ...plain, dueOn: civilDate('2026-11-30') }, ['BR-FR-CO-07']],
    ['a credit note without its invoice', { ...credit, preceding: [] }, ['BR-FR-CO-05']],
    ['a number of 36 characters', { ...plain, number: 'F'.repeat(36) }, ['BR-FR-01']],
    ['a space in the number', { ...plain, number: 'FA 2026' }, ['BR-FR-02']],
    ['an unknown operation', unchecked(plain, { operation: 'leasing' }), ['BR-FR-08']],
    ['SIRET of another company', { ...plain, seller: { ...plain.seller, siret: '20000000800014' } }, ['BR-FR-09']],
    [
      'a line one cent more',
      withFirstLine(plain, { netCents: netOneMore }),
      ['BR-CO-10', 'BR-CO-11', 'BR-CO-13', 'BR-S-08'],
    ],
    ['no SIREN of a French client', { ...plain, client: { ...plain.client, siren: null } }, ['BR-FR-11', 'BR-FR-12']],
    ['VAT of a group one cent less', withFirstGroup(plain, { vatCents: vatOneLess }), ['BR-CO-14', 'BR-S-09']],
    ['no IBAN', { ...plain, seller: { ...plain.seller, iban: ' ' } }, ['BR-50']],
    ['a deposit that deducts', { ...deposit, preceding: credit.preceding }, ['BR-FR-CO-08']],
    ['said to be paid and is not', { ...deposit, prepaidCents: 0 }, ['BR-CO-16', 'BR-FR-CO-09']],
  ])('%s', (_, content, rules) => {
    expect(rulesOf(content)).toEqual(rules)
  })
})

describe('R53: further faults are told by their rule', () => {
  const reverse = named('EU reverse charge, no discount: standard')
  const outOfScope = named('out of scope, no discount: standard')
  const exempt = named('exempt beside 20 %, no discount: standard')
  const discounted = named('four rates, mixed, discounts on line and document: standard')

  test.each<[string, InvoiceContent, string[]]>([
    ['no line', { ...plain, lines: [] }, ['BR-16', 'BR-CO-11', 'BR-CO-13', 'BR-S-08']],
    ['a line without name', withFirstLine(plain, { label: ' ' }), ['BR-25']],
    ['a line of a group that is not there', { ...plain, vat: [] }, ['BR-CO-14', 'BR-CO-18', 'BR-S-01']],
    ['net one cent less', { ...plain, netCents: plain.netCents - 1 }, ['BR-CO-13', 'BR-CO-15']],
    ['VAT total one cent more', { ...plain, vatCents: plain.vatCents + 1 }, ['BR-CO-14', 'BR-CO-15']],
    ['payable one cent less', { ...plain, payableCents: plain.payableCents - 1 }, ['BR-CO-16']],
    ['a discount that no group bears', { ...plain, documentDiscountCents: 100 }, ['BR-CO-11', 'BR-CO-13', 'BR-S-08']],
    [
      'standard rate of zero',
      withFirstLine(withFirstGroup(plain, { rateBp: 0 }), { vatRateBp: 0 }),
      ['BR-CO-11', 'BR-S-01', 'BR-S-05', 'BR-S-08', 'BR-S-09'],
    ],
    ['VAT on reverse charge', withFirstGroup(reverse, { vatCents: 1 }), ['BR-AE-09', 'BR-CO-14']],
    [
      'reverse charge without the client’s VAT number',
      { ...reverse, client: { ...reverse.client, vatNumber: null } },
      ['BR-AE-02'],
    ],
    ['VAT without the agency’s VAT number', { ...plain, seller: { ...plain.seller, vatNumber: null } }, ['BR-S-02']],
    ['an exemption without its reason', { ...exempt, mentions: plain.mentions }, ['BR-E-10']],
    [
      'out of scope beside VAT',
      { ...outOfScope, vat: [...outOfScope.vat, { category: 'S', rateBp: 2_000, netCents: 0, vatCents: 0 }] },
      ['BR-O-11'],
    ],
    ['a discount borne by one group alone', movedDiscount(discounted), ['BR-S-08', 'BR-S-09']],
    [
      'a period that ends before it starts',
      { ...plain, period: { from: civilDate('2026-11-30'), to: civilDate('2026-11-01') } },
      ['BR-29'],
    ],
    ['dollars', { ...plain, currency: 'USD' }, ['BR-FR-CO-12']],
    ['no due date', unchecked(plain, { dueOn: '' }), ['BR-CO-25', 'BR-FR-CO-07']],
    ['an unknown kind of client', unchecked(plain, { client: { ...plain.client, kind: 'robot' } }), ['BR-FR-20']],
  ])('%s', (_, content, rules) => {
    expect(rulesOf(content)).toEqual(rules)
  })

  /** One euro of the discount moved from the first group to the second. */
  function movedDiscount(content: InvoiceContent): InvoiceContent {
    const moved = [100, -100, 0, 0]
    return {
      ...content,
      vat: content.vat.map((group, index) => ({ ...group, netCents: group.netCents + (moved[index] ?? 0) })),
    }
  }
})

test('each problem names its field', () => {
  const content = withFirstLine(plain, { label: '' })
  expect(businessRuleProblems(content)).toEqual([{ field: 'lines.0.label', code: 'BR-25' }])
})

describe('R13: between professionals only', () => {
  test('a consumer’s invoice needs none of the three notes', () => {
    const consumer = named('consumer, no discount: standard')
    expect(consumer.mentions).toEqual([])
    expect(businessRuleProblems(consumer)).toEqual([])
  })
})

describe('M6: the parts of a deposit add up, so one cent may lie between VAT and net × rate', () => {
  const tiny = named('M6: a deposit of 0.09 at 20 %')

  test('it passes although it is off', () => {
    expect(tiny.vat).toEqual([{ category: 'S', rateBp: 2_000, netCents: 8, vatCents: 1 }])
    expect(businessRuleProblems(tiny)).toEqual([])
  })

  test('two cents do not pass, and a plain invoice may not be off at all', () => {
    expect(rulesOf(withFirstGroup(tiny, { vatCents: 0 }))).toContain('BR-S-09')
    expect(rulesOf({ ...tiny, kind: 'standard' })).toEqual(['BR-S-09'])
  })
})
