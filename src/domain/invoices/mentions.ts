import { isBefore, type CivilDate } from '../dates/civilDate'
import {
  clientProblems,
  sellerProblems,
  type UnfinishedClient,
  type UnfinishedSeller,
} from '../parties/identityProblems'
import type { ClientKind, SellerSnapshot } from '../parties/snapshots'
import { missingFields, type Problem } from '../problems'
import { lineVatProblems } from '../quotes/lineVat'
import type { VatCategory } from '../quotes/totals'
import type { InvoiceKind, InvoiceLine, Mention, MentionCode, PrecedingInvoice } from './content'

export type MentionFacts = {
  clientKind: ClientKind
  vatRegime: SellerSnapshot['vatRegime']
  vatCategories: readonly VatCategory[]
  vatOnDebits: boolean
}

/** The notes that an invoice must carry, in printing order; the three between professionals never go to a consumer (R11, R13, R14). */
export function mentionCodesFor({ clientKind, vatRegime, vatCategories, vatOnDebits }: MentionFacts): MentionCode[] {
  const betweenProfessionals: MentionCode[] = clientKind === 'consumer' ? [] : ['PMD', 'PMT', 'AAB']
  const ofVat = vatCategories.flatMap((category) => mentionOfCategory(category, vatRegime))
  const isOnDebits = vatOnDebits && vatRegime === 'standard' && vatCategories.includes('S')
  return [...betweenProfessionals, ...new Set(ofVat), ...(isOnDebits ? (['vat-on-debits'] as const) : [])]
}

function mentionOfCategory(category: VatCategory, vatRegime: SellerSnapshot['vatRegime']): MentionCode[] {
  switch (category) {
    case 'S':
    case 'Z':
      return []
    case 'E':
      return [vatRegime === 'franchise' ? 'vat-franchise' : 'vat-exempt']
    case 'AE':
      return ['vat-reverse-charge']
    case 'K':
      return ['vat-intra-eu']
    case 'G':
      return ['vat-export']
    case 'O':
      return ['vat-out-of-scope']
  }
}

/** The notes that a document carries, each with its text in force; a code without a text is told by `missingMentions`. */
export function mentionsIn(
  codes: readonly MentionCode[],
  texts: Readonly<Partial<Record<MentionCode, string | null>>>,
): Mention[] {
  return codes.flatMap((code) => {
    const text = texts[code]
    return text ? [{ code, text }] : []
  })
}

/** An invoice that somebody wants to issue, as far as it is filled in. */
export type InvoiceDraft = {
  kind: InvoiceKind
  seller: UnfinishedSeller
  client: UnfinishedClient
  issuedOn: CivilDate | null
  suppliedOn: CivilDate | null
  dueOn: CivilDate | null
  paymentReference: string | null
  lines: readonly Pick<InvoiceLine, 'label' | 'unit' | 'vatRateBp' | 'vatCategory'>[]
  preceding: readonly PrecedingInvoice[]
  /** Texts of the settings that hold on the date of issue. */
  mentionTexts: Readonly<Partial<Record<MentionCode, string | null>>>
}

/** Every legal mention that a draft lacks, at once, each with its field; none when it can be issued (I4, R1, R4, R9, R11–R13, R21). */
export function missingMentions(draft: InvoiceDraft): Problem[] {
  return [
    ...sellerProblems(draft.seller),
    ...clientProblems(draft.client),
    ...missingFields({
      issuedOn: draft.issuedOn,
      suppliedOn: draft.suppliedOn,
      dueOn: draft.dueOn,
      paymentReference: draft.paymentReference,
    }),
    ...dueDateProblems(draft),
    ...lineProblems(draft),
    ...precedingProblems(draft),
    ...textProblems(draft),
  ]
}

/** A deposit is due on the day it was paid, which may lie before its issue (R12, R19). */
function dueDateProblems({ kind, issuedOn, dueOn }: InvoiceDraft): Problem[] {
  const isTooEarly = kind !== 'deposit' && issuedOn !== null && dueOn !== null && isBefore(dueOn, issuedOn)
  return isTooEarly ? [{ field: 'dueOn', code: 'beforeIssue' }] : []
}

function lineProblems({ lines, seller, client }: InvoiceDraft): Problem[] {
  if (lines.length === 0) return [{ field: 'lines', code: 'missing' }]
  return lines.flatMap((line, index) => {
    const facts = { line, vatRegime: seller.vatRegime ?? 'standard', clientVatNumber: client.vatNumber ?? null }
    const ofVat = lineVatProblems(facts).map(({ field, code }) => ({
      field: field.startsWith('client.') ? field : `lines.${index}.${field}`,
      code,
    }))
    return [...missingFields({ [`lines.${index}.label`]: line.label, [`lines.${index}.unit`]: line.unit }), ...ofVat]
  })
}

/** A credit note names the invoice that it corrects, a final invoice its deposits (R20, R21). */
function precedingProblems({ kind, preceding }: InvoiceDraft): Problem[] {
  const needsOne = kind === 'credit-note' || kind === 'final'
  return needsOne && preceding.length === 0 ? [{ field: 'preceding', code: 'missing' }] : []
}

function textProblems({ seller, client, lines, mentionTexts }: InvoiceDraft): Problem[] {
  const codes = mentionCodesFor({
    clientKind: client.kind ?? 'pro-fr',
    vatRegime: seller.vatRegime ?? 'standard',
    vatCategories: lines.map((line) => line.vatCategory),
    vatOnDebits: seller.vatOnDebits === true,
  })
  return missingFields(Object.fromEntries(codes.map((code) => [`mentions.${code}`, mentionTexts[code]])))
}
