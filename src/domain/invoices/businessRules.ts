import { isBefore } from '../dates/civilDate'
import { allocateByLargestRemainder } from '../money/allocate'
import { addCents, roundedRatio, type Cents } from '../money/cents'
import type { ClientKind } from '../parties/snapshots'
import { isEmpty, missingFields, type Problem } from '../problems'
import { vatRatesBp } from '../quotes/lineVat'
import { lineNet, type VatCategory, type VatGroup } from '../quotes/totals'
import { operationKinds, type InvoiceContent, type InvoiceKind, type InvoiceLine } from './content'

/**
 * What a platform would refuse in an invoice, each as its field and the id of the rule: our readable part of EN 16931 (`BR-…`) and of
 * the French rules (`BR-FR-…`), computed on the content that the XML is written from (R53, I7). None when it may be issued.
 *
 * Stricter than the standard where it only says "about": amounts add up to the cent, and a group's VAT is its net × rate to the cent. Only
 * documents whose groups are parts of other amounts may differ: see `vatToleranceCents`.
 */
export function businessRuleProblems(content: InvoiceContent): Problem[] {
  return [
    ...documentProblems(content),
    ...noteProblems(content),
    ...sellerRuleProblems(content),
    ...buyerRuleProblems(content),
    ...content.lines.flatMap(lineProblems),
    ...content.vat.flatMap((group, index) => groupProblems(group, index, content)),
    ...breakdownProblems(content),
    ...totalProblems(content),
    ...paymentProblems(content),
  ]
}

function unless(holds: boolean, field: string, code: string): Problem[] {
  return holds ? [] : [{ field, code }]
}

/** Number, references, currency, what is sold, the days covered. */
function documentProblems(content: InvoiceContent): Problem[] {
  const { kind, preceding, period, currency, operation, lines } = content
  const references = preceding.flatMap(({ number }, index) => numberProblems(`preceding.${index}.number`, number))
  return [
    ...numberProblems('number', content.number),
    ...references,
    ...unless(lines.length > 0, 'lines', 'BR-16'),
    ...unless(operationKinds.includes(operation), 'operation', 'BR-FR-08'),
    ...unless(period === null || !isBefore(period.to, period.from), 'period', 'BR-29'),
    // Another currency needs its VAT total in euros too (BT-111), and no document holds an exchange rate.
    ...unless(currency === 'EUR', 'currency', 'BR-FR-CO-12'),
    ...unless(kind !== 'credit-note' || preceding.length > 0, 'preceding', 'BR-FR-CO-05'),
    // What deducts deposits is a final invoice: frame 4 never goes with a deposit.
    ...unless(kind !== 'deposit' || preceding.length === 0, 'preceding', 'BR-FR-CO-08'),
  ]
}

/** R7. */
function numberProblems(field: string, number: string): Problem[] {
  return [
    ...unless(number.length <= 35, field, 'BR-FR-01'),
    ...unless(/^[A-Za-z0-9+\-_/]+$/.test(number), field, 'BR-FR-02'),
  ]
}

/** Each of the three notes exactly once; a consumer's invoice does not travel by this flow and never claims them (R13). */
function noteProblems({ mentions, client }: InvoiceContent): Problem[] {
  return (['PMD', 'PMT', 'AAB'] as const).flatMap((code) => {
    const count = mentions.filter((mention) => mention.code === code && !isEmpty(mention.text)).length
    const isMissing = count === 0 && client.kind !== 'consumer'
    return [
      ...unless(!isMissing, `mentions.${code}`, 'BR-FR-05'),
      ...unless(count <= 1, `mentions.${code}`, 'BR-FR-06'),
    ]
  })
}

function sellerRuleProblems({ seller, vat }: InvoiceContent): Problem[] {
  const needsVatNumber = vat.some(({ category }) => ['S', 'Z', 'AE', 'K', 'G'].includes(category))
  return [
    ...unless(isSiren(seller.siren), 'company.siren', 'BR-FR-10'),
    ...unless(isSiretOf(seller.siret, seller.siren), 'company.siret', 'BR-FR-09'),
    ...unless(!needsVatNumber || !isEmpty(seller.vatNumber), 'company.vatNumber', 'BR-S-02'),
  ]
}

/** Kinds of client that get the invoice through a platform, addressed by SIREN (R4, R56). */
const isAddressedBySiren: Readonly<Record<ClientKind, boolean>> = {
  'pro-fr': true,
  public: true,
  'pro-eu': false,
  'pro-non-eu': false,
  consumer: false,
}

function buyerRuleProblems({ client, vat }: InvoiceContent): Problem[] {
  const needsSiren = isAddressedBySiren[client.kind] ?? false
  const has = (category: VatCategory): boolean => vat.some((group) => group.category === category)
  const hasNumber = !isEmpty(client.vatNumber)
  return [
    ...unless(client.kind in isAddressedBySiren, 'client.kind', 'BR-FR-20'),
    ...unless(!needsSiren || isSiren(client.siren ?? ''), 'client.siren', 'BR-FR-11'),
    ...unless(!needsSiren || !isEmpty(client.siren), 'client.siren', 'BR-FR-12'),
    ...unless(isEmpty(client.siret) || isSiretOf(client.siret ?? '', client.siren ?? ''), 'client.siret', 'BR-FR-09'),
    ...unless(!has('AE') || hasNumber, 'client.vatNumber', 'BR-AE-02'),
    ...unless(!has('K') || hasNumber, 'client.vatNumber', 'BR-IC-02'),
  ]
}

function isSiren(siren: string): boolean {
  return /^\d{9}$/.test(siren)
}

function isSiretOf(siret: string, siren: string): boolean {
  return /^\d{14}$/.test(siret) && isSiren(siren) && siret.startsWith(siren)
}

/** A line's net is what quantity, price and discount give: else the sum of lines is not the sum of what they say (M3). */
function lineProblems(line: InvoiceLine, index: number): Problem[] {
  const field = `lines.${index}`
  return [
    ...missingFields({ [`${field}.label`]: line.label }).map((problem) => ({ ...problem, code: 'BR-25' })),
    ...unless(line.netCents === lineNet(line), `${field}.netCents`, 'BR-CO-10'),
    ...rateProblems(`${field}.vatRateBp`, line.vatCategory, line.vatRateBp, '05'),
  ]
}

/** The rates of metropolitan France, and zero where there is no VAT (R10). */
function rateProblems(field: string, category: VatCategory, rateBp: number, rule: string): Problem[] {
  return [
    ...unless(rateBp === 0 || vatRatesBp.includes(rateBp), field, 'BR-FR-16'),
    ...unless((category === 'S') === rateBp > 0, field, ruleOf(category, rule)),
  ]
}

/** EN 16931 repeats its VAT rules per category: BR-S-08, BR-AE-08 … Intra-EU supply (K) is called IC there. */
function ruleOf(category: VatCategory, rule: string): string {
  return `BR-${category === 'K' ? 'IC' : category}-${rule}`
}

/**
 * How far a group's VAT may lie from net × rate. A deposit is a share of a gross amount whose parts must add up, so that one cent can lie
 * between (M6); a credit note may credit what several such parts left over. Both are far below the 1.00 that EN 16931 allows.
 */
const vatToleranceCents: Readonly<Record<InvoiceKind, Cents>> = { standard: 0, final: 0, deposit: 1, 'credit-note': 10 }

function groupProblems(group: VatGroup, index: number, { kind, seller, mentions }: InvoiceContent): Problem[] {
  const field = `vat.${index}`
  const expected = roundedRatio(BigInt(group.netCents) * BigInt(group.rateBp), 10_000n)
  const tolerance = group.rateBp === 0 ? 0 : vatToleranceCents[kind]
  // Every other reason for no VAT has a code of its own that the XML carries (R11).
  const needsReason = group.category === 'E' && seller.vatRegime !== 'franchise'
  const hasReason = mentions.some(({ code, text }) => code === 'vat-exempt' && !isEmpty(text))
  return [
    ...unless(Math.abs(group.vatCents - expected) <= tolerance, `${field}.vatCents`, ruleOf(group.category, '09')),
    ...rateProblems(`${field}.rateBp`, group.category, group.rateBp, '05'),
    ...unless(!needsReason || hasReason, 'mentions.vat-exempt', 'BR-E-10'),
  ]
}

/** The groups are those of the lines, less their shares of the document's discount (M4, M5). */
function breakdownProblems({ kind, vat, lines, documentDiscountCents }: InvoiceContent): Problem[] {
  const isAlone = !vat.some(({ category }) => category === 'O') || vat.length === 1
  const strayLines = lines.filter((line) => !vat.some((group) => isIn(line, group)))
  const sums = vat.map((group) =>
    addCents(...lines.filter((line) => isIn(line, group)).map(({ netCents }) => netCents)),
  )
  const discounts = vat.map((group, index) => (sums[index] ?? 0) - group.netCents)
  const shares = sharesOf(documentDiscountCents, sums)
  // The credit note of some lines takes their share of a discount that was split over all: rounded again, twice.
  const tolerance = kind === 'credit-note' && documentDiscountCents !== 0 ? 2 * vat.length : 0
  return [
    ...unless(vat.length > 0, 'vat', 'BR-CO-18'),
    ...unless(isAlone, 'vat', 'BR-O-11'),
    ...strayLines.map(({ vatCategory }) => ({ field: 'vat', code: ruleOf(vatCategory, '01') })),
    ...vat.flatMap(({ category }, index) => {
      const isShare = Math.abs((discounts[index] ?? 0) - (shares[index] ?? 0)) <= tolerance
      return unless(isShare, `vat.${index}.netCents`, ruleOf(category, '08'))
    }),
    ...unless(addCents(...discounts) === documentDiscountCents, 'documentDiscountCents', 'BR-CO-11'),
  ]
}

function isIn(line: InvoiceLine, group: VatGroup): boolean {
  return group.category === line.vatCategory && group.rateBp === line.vatRateBp
}

/** Lines that add up to nothing cannot share a discount: another rule reports it. */
function sharesOf(discountCents: Cents, sums: readonly Cents[]): Cents[] {
  return addCents(...sums) === 0 ? sums.map(() => 0) : allocateByLargestRemainder(discountCents, sums)
}

function totalProblems(content: InvoiceContent): Problem[] {
  const { lines, documentDiscountCents, vat, netCents, vatCents, grossCents, prepaidCents, payableCents } = content
  const subtotal = addCents(...lines.map((line) => line.netCents))
  const sumOfVat = addCents(...vat.map((group) => group.vatCents))
  return [
    ...unless(netCents === subtotal - documentDiscountCents, 'netCents', 'BR-CO-13'),
    ...unless(vatCents === sumOfVat, 'vatCents', 'BR-CO-14'),
    ...unless(grossCents === netCents + vatCents, 'grossCents', 'BR-CO-15'),
    ...unless(payableCents === grossCents - prepaidCents, 'payableCents', 'BR-CO-16'),
  ]
}

/** R12, R19: when it is due, on which account, and that "already paid" is true. */
function paymentProblems(content: InvoiceContent): Problem[] {
  const { kind, seller, issuedOn, dueOn, grossCents, prepaidCents, payableCents } = content
  const isPaid = kind !== 'credit-note' && kind !== 'final' && payableCents === 0
  const mayBeDueBefore = kind === 'deposit' || isPaid
  return [
    ...unless(payableCents <= 0 || !isEmpty(dueOn), 'dueOn', 'BR-CO-25'),
    ...unless(kind === 'credit-note' || !isEmpty(seller.iban), 'company.iban', 'BR-50'),
    ...unless(mayBeDueBefore || !isBefore(dueOn, issuedOn), 'dueOn', 'BR-FR-CO-07'),
    ...unless(!isPaid || prepaidCents === grossCents, 'prepaidCents', 'BR-FR-CO-09'),
  ]
}
