import { civilDate } from '@/domain/dates/civilDate'
import type { InvoiceContent, InvoiceLine, MentionCode, PrecedingInvoice } from '@/domain/invoices/content'
import { invoiceContent, type DraftLine } from '@/domain/invoices/draftContent'
import { mentionCodesFor, mentionsIn } from '@/domain/invoices/mentions'
import type { BasisPoints } from '@/domain/money/cents'
import type { ClientSnapshot, SellerSnapshot } from '@/domain/parties/snapshots'
import { transferReference } from '@/domain/payments/transferReference'
import { splitGross } from '@/domain/quotes/deposit'
import type { VatCategory } from '@/domain/quotes/totals'
import { clientFixture, sellerFixture } from './quoteContent'

export type CorpusInvoice = { name: string; content: InvoiceContent }

const mentionTexts: Record<MentionCode, string> = {
  PMD: 'En cas de retard de paiement, pénalités au taux de 12,40 % l’an, exigibles sans rappel (C. com. L441-10).',
  PMT: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.',
  AAB: 'Les règlements reçus avant la date d’échéance ne donneront pas lieu à escompte.',
  'vat-franchise': 'TVA non applicable, art. 293 B du CGI.',
  'vat-exempt': 'Exonération de TVA, article 261-4-4° du CGI.',
  'vat-reverse-charge': 'Autoliquidation.',
  'vat-intra-eu': 'Exonération de TVA, article 262 ter I du CGI.',
  'vat-export': 'Exonération de TVA, article 262 I du CGI.',
  'vat-out-of-scope': 'TVA non applicable, article 259-1 du CGI.',
  'vat-on-debits': 'Option pour le paiement de la taxe d’après les débits.',
}

const germanClient: ClientSnapshot = {
  kind: 'pro-eu',
  name: 'Müller & Söhne GmbH',
  siren: null,
  siret: null,
  vatNumber: 'DE123456789',
  address: { line1: 'Hauptstraße 1', line2: null, postalCode: '10115', city: 'Berlin', country: 'DE' },
  attention: null,
}

const swissClient: ClientSnapshot = {
  kind: 'pro-non-eu',
  name: 'Atelier du Léman SA',
  siren: null,
  siret: null,
  vatNumber: null,
  address: { line1: '5 quai du Mont-Blanc', line2: null, postalCode: '1201', city: 'Genève', country: 'CH' },
  attention: 'Anne Favre',
}

const townClient: ClientSnapshot = {
  ...clientFixture,
  kind: 'public',
  name: 'Ville de Vienne',
  siret: '20000000800014',
  vatNumber: null,
  attention: null,
}

const consumerClient: ClientSnapshot = {
  ...clientFixture,
  kind: 'consumer',
  name: 'Zoé L’Hôpital',
  siren: null,
  vatNumber: null,
  attention: null,
}

const franchiseSeller: SellerSnapshot = {
  ...sellerFixture,
  legalName: 'Léa Martin',
  tradeName: 'Studio Martin',
  legalForm: 'Entreprise individuelle',
  shareCapitalCents: null,
  soleTrader: true,
  registration: '',
  vatNumber: null,
  vatRegime: 'franchise',
}

type VatOfLine = { category: VatCategory; rateBp: BasisPoints }
type VatCase = {
  name: string
  seller: SellerSnapshot
  client: ClientSnapshot
  operation: InvoiceContent['operation']
  /** One per line, the last one repeated. */
  vat: [VatOfLine, ...VatOfLine[]]
}

const standardRate: VatOfLine = { category: 'S', rateBp: 2_000 }
const services = { seller: sellerFixture, operation: 'services' } as const
const onDebits: SellerSnapshot = { ...sellerFixture, vatOnDebits: true }

const vatCases: VatCase[] = [
  { ...services, name: '20 %', client: clientFixture, vat: [standardRate] },
  {
    ...services,
    name: 'four rates, mixed',
    client: { ...clientFixture, siret: '20000000800014' },
    operation: 'mixed',
    vat: [
      standardRate,
      { category: 'S', rateBp: 1_000 },
      { category: 'S', rateBp: 550 },
      { category: 'S', rateBp: 210 },
    ],
  },
  { ...services, name: 'debits', seller: onDebits, client: townClient, vat: [standardRate] },
  { ...services, name: 'goods', client: clientFixture, operation: 'goods', vat: [{ category: 'S', rateBp: 550 }] },
  { ...services, name: 'consumer', client: consumerClient, vat: [standardRate] },
  {
    ...services,
    name: 'franchise',
    seller: franchiseSeller,
    client: clientFixture,
    vat: [{ category: 'E', rateBp: 0 }],
  },
  { ...services, name: 'exempt beside 20 %', client: clientFixture, vat: [standardRate, { category: 'E', rateBp: 0 }] },
  { ...services, name: 'French reverse charge', client: clientFixture, vat: [{ category: 'AE', rateBp: 0 }] },
  { ...services, name: 'EU reverse charge', client: germanClient, vat: [{ category: 'AE', rateBp: 0 }] },
  { ...services, name: 'EU goods', client: germanClient, operation: 'goods', vat: [{ category: 'K', rateBp: 0 }] },
  { ...services, name: 'export', client: swissClient, operation: 'goods', vat: [{ category: 'G', rateBp: 0 }] },
  { ...services, name: 'out of scope', client: swissClient, vat: [{ category: 'O', rateBp: 0 }] },
]

type Discounts = { name: string; lineBp: BasisPoints; documentBp: BasisPoints }
const discountCases: Discounts[] = [
  { name: 'no discount', lineBp: 0, documentBp: 0 },
  { name: 'discounts on line and document', lineBp: 1_250, documentBp: 333 },
]

/**
 * Valid invoices: every kind × VAT case × discounts, then the rarer ones. What one of them says in money comes from the same
 * functions as in the product.
 */
export function invoiceCorpus(): CorpusInvoice[] {
  const usual = vatCases.flatMap((vatCase) =>
    discountCases.flatMap((discounts) =>
      kindsOf(standard(vatCase, discounts)).map(({ name, content }) => ({
        name: `${vatCase.name}, ${discounts.name}: ${name}`,
        content,
      })),
    ),
  )
  return [...usual, ...rarer()]
}

function standard({ seller, client, operation, vat }: VatCase, discounts: Discounts): InvoiceContent {
  const lines = pricedLines.map((line, index) => {
    const { category, rateBp } = vat[Math.min(index, vat.length - 1)] ?? vat[0]
    return { ...line, discountBp: index === 1 ? discounts.lineBp : 0, vatRateBp: rateBp, vatCategory: category }
  })
  return withLines(lines, discounts.documentBp, { seller, client, operation })
}

type Priced = Pick<InvoiceLine, 'label' | 'description' | 'unit' | 'quantityMilli' | 'unitPriceCents'>
const pricedLines: Priced[] = [
  { label: 'Atelier de cadrage', description: null, unit: 'jour', quantityMilli: 1_500, unitPriceCents: 65_033 },
  {
    label: 'Maquettes <clés> & "gabarits"',
    description: 'Téléphone d’abord,\npuis grand écran.',
    unit: 'heure',
    quantityMilli: 7_333,
    unitPriceCents: 9_517,
  },
  { label: 'Reprise des contenus', description: null, unit: 'fiche', quantityMilli: 120_000, unitPriceCents: 857 },
  { label: 'Mise en ligne', description: 'Une fois', unit: 'forfait', quantityMilli: 1_000, unitPriceCents: 48_001 },
]

type Facts = Pick<InvoiceContent, 'seller' | 'client' | 'operation'>

function withLines(lines: DraftLine[], documentDiscountBp: BasisPoints, facts: Facts): InvoiceContent {
  const codes = mentionCodesFor({
    clientKind: facts.client.kind,
    vatRegime: facts.seller.vatRegime,
    vatCategories: lines.map(({ vatCategory }) => vatCategory),
    vatOnDebits: facts.seller.vatOnDebits,
  })
  return invoiceContent({
    ...facts,
    kind: 'standard',
    numbering: { number: 'FA-2026-0101', issuedOn: civilDate('2026-12-01') },
    currency: 'EUR',
    language: 'fr',
    suppliedOn: civilDate('2026-11-28'),
    dueOn: civilDate('2026-12-31'),
    period: null,
    quote: null,
    purchaseOrder: null,
    lines,
    documentDiscountBp,
    mentions: mentionsIn(codes, mentionTexts),
    note: null,
    paymentReference: transferReference('invoice', 'FA-2026-0101'),
  })
}

function kindsOf(invoice: InvoiceContent): CorpusInvoice[] {
  const deposit = depositOn(invoice, Math.round(invoice.grossCents * 0.3), 'FA-2026-0090')
  return [
    { name: 'standard', content: invoice },
    { name: 'deposit', content: deposit },
    { name: 'final', content: finalAfter(invoice, [deposit]) },
    { name: 'credit note', content: creditNoteOf(invoice) },
  ]
}

/** A share of an invoice's amounts, one line per VAT group; paid when it is issued (M6, R19). */
function depositOn(invoice: InvoiceContent, grossCents: number, number: string): InvoiceContent {
  const { vat } = splitGross(invoice.vat, grossCents)
  return {
    ...invoice,
    ...ofGroups(vat, 'Acompte sur devis DEV-2026-0042'),
    kind: 'deposit',
    number,
    issuedOn: civilDate('2026-10-02'),
    suppliedOn: civilDate('2026-10-01'),
    dueOn: civilDate('2026-10-01'),
    quote: { number: 'DEV-2026-0042', signedOn: civilDate('2026-09-30'), grossCents: invoice.grossCents },
    purchaseOrder: 'BC-8841',
    prepaidCents: grossCents,
    payableCents: 0,
  }
}

type Amounts = Pick<
  InvoiceContent,
  'lines' | 'vat' | 'documentDiscountCents' | 'netCents' | 'vatCents' | 'grossCents' | 'prepaidCents' | 'payableCents'
>

function ofGroups(vat: InvoiceContent['vat'], label: string): Amounts {
  const netCents = vat.reduce((sum, group) => sum + group.netCents, 0)
  const vatCents = vat.reduce((sum, group) => sum + group.vatCents, 0)
  const lines = vat.map((group) => ({
    label,
    description: null,
    unit: 'forfait',
    quantityMilli: 1_000,
    unitPriceCents: group.netCents,
    discountBp: 0,
    vatRateBp: group.rateBp,
    vatCategory: group.category,
    netCents: group.netCents,
  }))
  const grossCents = netCents + vatCents
  return {
    lines,
    vat,
    documentDiscountCents: 0,
    netCents,
    vatCents,
    grossCents,
    prepaidCents: 0,
    payableCents: grossCents,
  }
}

/** R20. */
function finalAfter(invoice: InvoiceContent, deposits: InvoiceContent[]): InvoiceContent {
  const prepaidCents = deposits.reduce((sum, deposit) => sum + deposit.grossCents, 0)
  return {
    ...invoice,
    kind: 'final',
    quote: deposits[0]?.quote ?? null,
    prepaidCents,
    payableCents: invoice.grossCents - prepaidCents,
    preceding: deposits.map(referenceTo),
  }
}

/** R21: all of it, amounts positive. */
function creditNoteOf(invoice: InvoiceContent): InvoiceContent {
  return {
    ...invoice,
    kind: 'credit-note',
    number: 'AV-2026-0003',
    issuedOn: civilDate('2026-12-10'),
    dueOn: civilDate('2026-12-10'),
    preceding: [referenceTo(invoice)],
    note: `Cet avoir rectifie la facture n° ${invoice.number} du 1er décembre 2026 : commande annulée.`,
  }
}

function referenceTo({ number, issuedOn, grossCents, vat }: InvoiceContent): PrecedingInvoice {
  return { number, issuedOn, grossCents, vat }
}

/** The simplest valid invoice: one professional, one rate, no discount. Mutations start here. */
export function plainInvoice(): InvoiceContent {
  const [vatCase] = vatCases
  const [discounts] = discountCases
  if (vatCase === undefined || discounts === undefined) throw new Error('The corpus has no case')
  return standard(vatCase, discounts)
}

function rarer(): CorpusInvoice[] {
  const plain = plainInvoice()
  const first = depositOn(plain, 70_000, 'FA-2026-0090')
  const second = depositOn(plain, 99_999, 'FA-2026-0095')
  const all = depositOn(plain, plain.grossCents, 'FA-2026-0090')
  const facts = { seller: plain.seller, client: plain.client, operation: plain.operation }
  const takenOff = plain.lines.map((line, index) => (index === 3 ? rebated(line) : line))
  return [
    { name: 'a month of a retainer', content: { ...plain, period: november } },
    { name: 'paid when issued', content: { ...plain, prepaidCents: plain.grossCents, payableCents: 0 } },
    { name: 'in English', content: { ...standardInEnglish(), note: 'Thank you.' } },
    { name: 'a deposit asked, not paid', content: { ...first, prepaidCents: 0, payableCents: first.grossCents } },
    { name: 'final after two deposits', content: finalAfter(plain, [first, second]) },
    { name: 'final after a deposit of everything', content: finalAfter(plain, [all]) },
    { name: 'credit note on a deposit', content: creditOfGroups(first, first.vat) },
    {
      name: 'credit note of 10.01 on 20 %',
      content: creditOfGroups(plain, splitGross(plain.vat, 1_001).vat),
    },
    { name: 'M6: a deposit of 0.09 at 20 %', content: depositOn(plain, 9, 'FA-2026-0090') },
    { name: 'a line that takes off', content: withLines(takenOff, 0, facts) },
    { name: 'a line given for nothing', content: withLines(plain.lines.map(given), 0, facts) },
  ]
}

const november = { from: civilDate('2026-11-01'), to: civilDate('2026-11-30') }

function standardInEnglish(): InvoiceContent {
  const vatCase = vatCases.find(({ name }) => name === 'EU reverse charge')
  const discounts = discountCases.find(({ documentBp }) => documentBp > 0)
  if (vatCase === undefined || discounts === undefined) throw new Error('The corpus has no case')
  return { ...standard(vatCase, discounts), language: 'en' }
}

function creditOfGroups(invoice: InvoiceContent, vat: InvoiceContent['vat']): InvoiceContent {
  return { ...creditNoteOf(invoice), ...ofGroups(vat, 'Avoir partiel') }
}

function rebated(line: InvoiceLine): DraftLine {
  return { ...line, label: 'Geste commercial', unitPriceCents: 0 - 12_345 }
}

function given(line: InvoiceLine, index: number): DraftLine {
  return { ...line, discountBp: index === 0 ? 10_000 : 0 }
}
