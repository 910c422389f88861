import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import { problemsBeforeSending, type SendableQuote } from '@/domain/quotes/sendability'
import { exampleClient, exampleLine, exampleQuote, exampleSeller } from './exampleQuote'

const today = civilDate('2026-11-24')
const problemsOf = (facts: Partial<SendableQuote>): string[] =>
  problemsBeforeSending({ ...exampleQuote(), counterSigner: null, ...facts }, today).map(
    ({ field, code }) => `${field}: ${code}`,
  )
const option = (id: string, selected: boolean) =>
  exampleLine({ id, choice: { kind: 'one-of', group: 'hosting', selected } })

describe('what keeps a quote from being sent', () => {
  test('a complete quote can go, on its last day too', () => {
    expect(problemsOf({})).toEqual([])
    expect(problemsOf({ validUntil: today })).toEqual([])
  })

  test('R1: every seller setting that is missing, at once, each with its field', () => {
    expect(problemsOf({ seller: {} })).toEqual([
      'company.legalName: missing',
      'company.legalForm: missing',
      'company.shareCapitalCents: missing',
      'company.registration: missing',
      'company.siren: missing',
      'company.siret: missing',
      'company.vatNumber: missing',
      'company.email: missing',
      'company.phone: missing',
      'company.iban: missing',
      'company.bic: missing',
      'company.address.line1: missing',
      'company.address.postalCode: missing',
      'company.address.city: missing',
      'company.address.country: missing',
    ])
  })

  test('R1: blanks are not a value, and a wrong value is named with its fault', () => {
    const seller = { ...exampleSeller, legalName: '  ', siren: '987654321', iban: 'FR00', email: 'nobody' }
    expect(problemsOf({ seller })).toEqual([
      'company.legalName: missing',
      'company.siren: siren.luhn',
      'company.siret: siret.otherSiren',
      'company.email: email.format',
      'company.iban: iban.length',
    ])
  })

  test('R2: a sole trader under the franchise needs neither capital, registration nor VAT number', () => {
    const seller = { ...exampleSeller, soleTrader: true, shareCapitalCents: null, registration: '', vatNumber: null }
    expect(
      problemsOf({
        seller: { ...seller, vatRegime: 'franchise' },
        lines: [exampleLine({ id: 'a', vatRateBp: 0, vatCategory: 'E' })],
      }),
    ).toEqual([])
  })

  test('R4: a French business needs its SIREN, a consumer does not', () => {
    const client = { ...exampleClient, siren: null, vatNumber: null }
    expect(problemsOf({ client })).toEqual(['client.siren: missing'])
    expect(problemsOf({ client: { ...client, kind: 'consumer' } })).toEqual([])
  })

  test('R4: reverse charge needs the buyer’s VAT number', () => {
    const lines = [exampleLine({ id: 'a', vatRateBp: 0, vatCategory: 'AE' })]
    const client = { ...exampleClient, kind: 'pro-eu', siren: null, vatNumber: null } as const
    expect(problemsOf({ client, lines })).toEqual(['client.vatNumber: missing'])
    const german = { ...client, address: { ...client.address, country: 'DE' } }
    expect(problemsOf({ client: { ...german, vatNumber: 'FR88100000009' }, lines })).toEqual([
      'client.vatNumber: vatNumber.otherCountry',
    ])
    expect(problemsOf({ client: { ...german, vatNumber: 'DE123456789' }, lines })).toEqual([])
  })

  test.each<[string, Partial<SendableQuote>]>([
    ['client: missing', { client: null }],
    ['client.address.city: missing', { client: { ...exampleClient, address: { ...exampleClient.address, city: '' } } }],
    ['title: missing', { title: '' }],
    ['validUntil: missing', { validUntil: null }],
    ['validUntil: past', { validUntil: civilDate('2026-11-23') }],
    ['lines: missing', { lines: [] }],
    ['lines.0.label: missing', { lines: [exampleLine({ id: 'a', label: '' })] }],
    ['lines.0.quantityMilli: outOfRange', { lines: [exampleLine({ id: 'a', quantityMilli: 500 })] }],
    ['lines.0.vatRateBp: unknownRate', { lines: [exampleLine({ id: 'a', vatRateBp: 1_900 })] }],
    ['lines.0.vatRateBp: rateWithoutVat', { lines: [exampleLine({ id: 'a', vatCategory: 'G' })] }],
    ['lines.0.vatRateBp: vatUnderFranchise', { seller: { ...exampleSeller, vatRegime: 'franchise' } }],
    ['lines.group.hosting: notExactlyOne', { lines: [exampleLine({ id: 'a' }), option('b', false)] }],
    ['lines.group.hosting: notExactlyOne', { lines: [option('b', true), option('c', true)] }],
    ['signers: missing', { signers: [] }],
    ['signers.0.email: missing', { signers: [{ name: 'Jeanne', email: '', role: '' }] }],
    ['signers.0.email: email.format', { signers: [{ name: 'Jeanne', email: 'jeanne@', role: '' }] }],
    ['depositBp: outOfRange', { depositBp: 10_001 }],
    ['documentDiscountBp: outOfRange', { documentDiscountBp: -1 }],
    ['totals.grossCents: notPositive', { lines: [exampleLine({ id: 'a', unitPriceCents: 0 })] }],
    ['totals.grossCents: notPositive', { lines: [exampleLine({ id: 'a', unitPriceCents: -1 })] }],
    ['totals.grossCents: tooLarge', { lines: [exampleLine({ id: 'a', unitPriceCents: Number.MAX_SAFE_INTEGER })] }],
    ['paymentTermDays: tooLong', { paymentTermDays: 61 }],
    ['paymentTermDays: missing', { paymentTermDays: null }],
  ])('%s', (problem, facts) => {
    expect(problemsOf(facts)).toEqual([problem])
  })

  test('one signer is asked once', () => {
    const [signer] = exampleQuote().signers
    expect(problemsOf({ signers: signer === undefined ? [] : [signer, signer] })).toEqual(['signers.1.email: twice'])
  })

  test('Q5: case makes no second signer, and nobody signs for both sides', () => {
    const jeanne = { name: 'Jeanne', email: 'jeanne@verrier.example', role: '' }
    const shouting = { ...jeanne, email: 'Jeanne@Verrier.example' }
    expect(problemsOf({ signers: [jeanne, shouting] })).toEqual(['signers.1.email: twice'])
    expect(problemsOf({ signers: [jeanne], counterSigner: shouting })).toEqual(['counterSigner: twice'])
    expect(problemsOf({ signers: [jeanne], counterSigner: { ...jeanne, email: '' } })).toEqual([
      'counterSigner: missing',
    ])
  })
})
