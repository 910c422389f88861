import { civilDate } from '@/domain/dates/civilDate'
import type { ClientSnapshot, SellerSnapshot } from '@/domain/parties/snapshots'
import type { QuoteContent, QuoteLine } from '@/domain/quotes/content'
import { computeTotalsOfContent } from '@/domain/quotes/selection'

export const exampleSeller: SellerSnapshot = {
  legalName: 'Atelier Exemple',
  tradeName: 'Atelier',
  legalForm: 'SAS',
  shareCapitalCents: 1_000_000,
  soleTrader: false,
  siren: '100000009',
  siret: '10000000900017',
  registration: 'RCS Lyon',
  vatNumber: 'FR88100000009',
  vatRegime: 'standard',
  vatOnDebits: false,
  address: { line1: '1 rue de la République', line2: null, postalCode: '69001', city: 'Lyon', country: 'FR' },
  email: 'bonjour@atelier.example',
  phone: '+33 4 00 00 00 00',
  website: null,
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  bankName: 'Banque Exemple',
}

export const exampleClient: ClientSnapshot = {
  kind: 'pro-fr',
  name: 'Boulangerie Martin',
  siren: '200000008',
  siret: null,
  vatNumber: 'FR37200000008',
  address: { line1: '2 place Bellecour', line2: null, postalCode: '69002', city: 'Lyon', country: 'FR' },
  attention: null,
}

export function exampleLine(facts: Partial<QuoteLine> & { id: string }): QuoteLine {
  return {
    label: `Prestation ${facts.id}`,
    description: null,
    unit: 'jour',
    quantityMilli: 1_000,
    minQuantityMilli: 1_000,
    maxQuantityMilli: 1_000,
    unitPriceCents: 10_000,
    discountBp: 0,
    vatRateBp: 2_000,
    vatCategory: 'S',
    choice: { kind: 'fixed' },
    ...facts,
  }
}

export function exampleQuote(facts: Partial<Omit<QuoteContent, 'totals'>> = {}): QuoteContent {
  const content: Omit<QuoteContent, 'totals'> = {
    schema: 'trait-d-union/quote/1',
    number: 'DEV-2026-0001',
    version: 1,
    currency: 'EUR',
    language: 'fr',
    title: 'Site vitrine',
    introduction: null,
    issuedOn: civilDate('2026-11-24'),
    validUntil: civilDate('2026-12-24'),
    deliveryTime: null,
    seller: exampleSeller,
    client: exampleClient,
    signers: [{ name: 'Jeanne Martin', email: 'jeanne@martin.example', role: 'Gérante' }],
    lines: [exampleLine({ id: 'a' })],
    documentDiscountBp: 0,
    depositBp: 3_000,
    paymentTermDays: 30,
    terms: 'Conditions',
    termsVersion: '2026-01',
    mentions: [],
    ...facts,
  }
  return { ...content, totals: computeTotalsOfContent(content) }
}
