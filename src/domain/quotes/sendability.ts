import { isBefore, type CivilDate } from '../dates/civilDate'
import { DomainError } from '../errors'
import { isEmail } from '../parties/email'
import { isSameEmail } from '../signatures/signingOrder'
import {
  clientProblems,
  sellerProblems,
  type UnfinishedClient,
  type UnfinishedSeller,
} from '../parties/identityProblems'
import { isEmpty, missingFields, type Problem } from '../problems'
import type { QuoteLine, QuoteSigner } from './content'
import { lineVatProblems } from './lineVat'
import { computeTotalsOfContent, countInGroup, groupsOf, isPreselected } from './selection'

/** A quote that somebody wants to send, as far as it is filled in. */
export type SendableQuote = {
  seller: UnfinishedSeller
  client: UnfinishedClient | null
  title: string | null
  lines: readonly QuoteLine[]
  signers: readonly QuoteSigner[]
  /** Signs for the agency after the client; null when nobody does. */
  counterSigner: QuoteSigner | null
  validUntil: CivilDate | null
  documentDiscountBp: number
  depositBp: number
  paymentTermDays: number | null
}

/**
 * Everything that keeps a quote from being sent, at once; none when it may go. Fields are named `company.…` (a setting), `client.…`,
 * `lines.<index>.…`, `signers.<index>.…` or by the quote's own field (R1, R4, R10–R12, Q3, Q4).
 *
 * @param today the day in Paris
 */
export function problemsBeforeSending(quote: SendableQuote, today: CivilDate): Problem[] {
  return [
    ...sellerProblems(quote.seller),
    ...(quote.client === null ? [{ field: 'client', code: 'missing' }] : clientProblems(quote.client)),
    ...missingFields({ title: quote.title, validUntil: quote.validUntil, paymentTermDays: quote.paymentTermDays }),
    ...signerProblems(quote.signers),
    ...counterSignerProblems(quote),
    ...linesProblems(quote),
    ...termsProblems(quote, today),
    ...totalProblems(quote),
  ]
}

function signerProblems(signers: readonly QuoteSigner[]): Problem[] {
  if (signers.length === 0) return [{ field: 'signers', code: 'missing' }]
  return signers.flatMap(({ name, email }, index) => [
    ...missingFields({ [`signers.${index}.name`]: name }),
    ...(isEmail(email) ? [] : [{ field: `signers.${index}.email`, code: isEmpty(email) ? 'missing' : 'email.format' }]),
    ...(signers.findIndex((other) => isSameEmail(other.email, email)) < index
      ? [{ field: `signers.${index}.email`, code: 'twice' }]
      : []),
  ])
}

/** Each signer is known by their address: nobody signs for both sides (Q5). */
function counterSignerProblems({ signers, counterSigner }: SendableQuote): Problem[] {
  if (counterSigner === null) return []
  const { name, email } = counterSigner
  if (isEmpty(name) || !isEmail(email)) return [{ field: 'counterSigner', code: 'missing' }]
  return signers.some((other) => isSameEmail(other.email, email)) ? [{ field: 'counterSigner', code: 'twice' }] : []
}

function linesProblems(quote: SendableQuote): Problem[] {
  if (quote.lines.length === 0) return [{ field: 'lines', code: 'missing' }]
  return [
    ...quote.lines.flatMap((line, index) => [...lineProblems(line, index), ...vatProblems(quote, line, index)]),
    ...groupProblems(quote.lines),
  ]
}

function lineProblems(line: QuoteLine, index: number): Problem[] {
  const { quantityMilli, minQuantityMilli, maxQuantityMilli } = line
  const isWithin = minQuantityMilli <= quantityMilli && quantityMilli <= maxQuantityMilli
  return [
    ...missingFields({ [`lines.${index}.label`]: line.label }),
    ...(isWithin ? [] : [{ field: `lines.${index}.quantityMilli`, code: 'outOfRange' }]),
    ...(isShare(line.discountBp) ? [] : [{ field: `lines.${index}.discountBp`, code: 'outOfRange' }]),
  ]
}

function vatProblems(quote: SendableQuote, line: QuoteLine, index: number): Problem[] {
  const facts = {
    line,
    vatRegime: quote.seller.vatRegime ?? 'standard',
    clientVatNumber: quote.client?.vatNumber ?? null,
  }
  return lineVatProblems(facts).map(({ field, code }) => ({
    field: field.startsWith('client.') ? field : `lines.${index}.${field}`,
    code,
  }))
}

function groupProblems(lines: readonly QuoteLine[]): Problem[] {
  const preselected = lines.filter(isPreselected)
  return groupsOf({ lines })
    .filter((group) => countInGroup(preselected, group) !== 1)
    .map((group) => ({ field: `lines.group.${group}`, code: 'notExactlyOne' }))
}

/** L441-10: no more than 60 days between professionals (R12). */
const longestTermDays = 60

function termsProblems(
  { validUntil, depositBp, documentDiscountBp, ...quote }: SendableQuote,
  today: CivilDate,
): Problem[] {
  const term = quote.paymentTermDays ?? 0
  const isTermTooLong = quote.client?.kind === 'pro-fr' && term > longestTermDays
  return [
    ...(validUntil !== null && isBefore(validUntil, today) ? [{ field: 'validUntil', code: 'past' }] : []),
    ...(isShare(depositBp) ? [] : [{ field: 'depositBp', code: 'outOfRange' }]),
    ...(isShare(documentDiscountBp) ? [] : [{ field: 'documentDiscountBp', code: 'outOfRange' }]),
    ...(term < 0 ? [{ field: 'paymentTermDays', code: 'outOfRange' }] : []),
    ...(isTermTooLong ? [{ field: 'paymentTermDays', code: 'tooLong' }] : []),
  ]
}

/** Rates out of range have been named already; they have no total. */
function totalProblems(quote: SendableQuote): Problem[] {
  if (quote.lines.length === 0) return []
  try {
    const { grossCents } = computeTotalsOfContent({ ...quote, lines: [...quote.lines] })
    return grossCents > 0 ? [] : [{ field: 'totals.grossCents', code: 'notPositive' }]
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.code === 'money.tooLarge' ? [{ field: 'totals.grossCents', code: 'tooLarge' }] : []
  }
}

function isShare(bp: number): boolean {
  return Number.isInteger(bp) && bp >= 0 && bp <= 10_000
}
