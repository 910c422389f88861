import { addCents, type Cents } from '../money/cents'
import type { StatementMovement } from './bankStatement'

/** What may be paid by a transfer: an invoice, or the deposit that a signed quote asks for. */
export type OpenInvoice = {
  id: string
  number: string
  /** ISO 11649, see `transferReference`. */
  paymentReference: string
  balanceCents: Cents
  currency: string
  clientName: string
}

/** From the surest to the least sure. */
export const matchConfidences = ['certain', 'likely', 'possible'] as const
export type MatchConfidence = (typeof matchConfidences)[number]

/** What speaks for a match. */
export const matchReasons = ['reference', 'number', 'amount-and-name', 'amount'] as const
export type MatchReason = (typeof matchReasons)[number]

export type ProposedMatch = {
  invoiceId: string
  confidence: MatchConfidence
  reason: MatchReason
  /** Whether the money is exactly what the invoices that the line names still ask for. */
  isExact: boolean
}

/**
 * The open invoices that a credit on the bank account may pay, the surest first; a person confirms (P5). An invoice named by its
 * reference or number is certain when the amount is right too, also when one transfer pays several named ones. Without a name, only
 * the exact amount counts: likely with words of the client's name, otherwise possible.
 */
export function proposeMatches(line: StatementMovement, open: readonly OpenInvoice[]): ProposedMatch[] {
  if (line.amountCents <= 0) return []
  const inCurrency = open.filter(({ currency }) => currency === line.currency)
  const named = inCurrency.flatMap((invoice) => {
    const reason = reasonOfName(line, invoice)
    return reason === null ? [] : [{ invoice, reason }]
  })
  if (named.length === 0) return matchesByAmount(line, inCurrency)
  const isExact = addCents(...named.map(({ invoice }) => invoice.balanceCents)) === line.amountCents
  const confidence = isExact ? 'certain' : 'likely'
  return named
    .map(({ invoice, reason }): ProposedMatch => ({ invoiceId: invoice.id, confidence, reason, isExact }))
    .toSorted(bySureness)
}

function matchesByAmount(line: StatementMovement, open: readonly OpenInvoice[]): ProposedMatch[] {
  return open
    .filter(({ balanceCents }) => balanceCents === line.amountCents)
    .map((invoice): ProposedMatch => {
      const isNamed = namesClient(line, invoice.clientName)
      const invoiceId = invoice.id
      if (isNamed) return { invoiceId, confidence: 'likely', reason: 'amount-and-name', isExact: true }
      return { invoiceId, confidence: 'possible', reason: 'amount', isExact: true }
    })
    .toSorted(bySureness)
}

function bySureness(a: ProposedMatch, b: ProposedMatch): number {
  const byConfidence = matchConfidences.indexOf(a.confidence) - matchConfidences.indexOf(b.confidence)
  return byConfidence || matchReasons.indexOf(a.reason) - matchReasons.indexOf(b.reason)
}

function reasonOfName(line: StatementMovement, invoice: OpenInvoice): MatchReason | null {
  const words = plainWords(`${line.reference ?? ''} ${line.text}`)
  if (holds(words, invoice.paymentReference, '')) return 'reference'
  return holds(words, invoice.number, /[^A-Z0-9]+/) ? 'number' : null
}

/**
 * Whether the text has the name, with or without marks between its parts ("FA 2026 0001", "RF18 0001 …"), but not as a part of a
 * longer number: FA-2026-1000 is not in FA-2026-10001.
 *
 * @param partsAt where marks may stand: between any two characters, or at the name's own marks
 */
function holds(words: string, name: string, partsAt: string | RegExp): boolean {
  const parts = plainWords(name)
    .split(partsAt)
    .map((part) => part.replace(/[^A-Z0-9]/g, ''))
    .filter((part) => part !== '')
  if (parts.length === 0) return false
  return new RegExp(`(?<![A-Z0-9])${parts.join('[^A-Z0-9]*')}(?!\\d)`).test(words)
}

/** Forms of companies and titles say nothing about who it is. */
const commonWords = new Set([
  'SARL',
  'SAS',
  'SASU',
  'EURL',
  'SCI',
  'SCOP',
  'SNC',
  'ETS',
  'STE',
  'SOCIETE',
  'LES',
  'THE',
  'LTD',
  'GMBH',
])

/** At least half of the client's own words: banks cut long names. */
function namesClient(line: StatementMovement, clientName: string): boolean {
  const words = significantWords(clientName)
  const said = new Set(significantWords(`${line.counterparty ?? ''} ${line.text}`))
  return words.length > 0 && words.filter((word) => said.has(word)).length * 2 >= words.length
}

function significantWords(text: string): string[] {
  return plainWords(text)
    .split(/[^A-Z0-9]+/)
    .filter((word) => word.length >= 3 && !commonWords.has(word))
}

/** Upper case without accents, as banks write. */
function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toUpperCase()
}
