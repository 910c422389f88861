import type { PayloadRequest } from 'payload'

import type { CivilDate } from '../domain/dates/civilDate'
import { formatRate } from '../domain/money/format'
import type { ClientSnapshot, Language, SellerSnapshot } from '../domain/parties/snapshots'
import type { UnfinishedClient, UnfinishedSeller } from '../domain/parties/identityProblems'
import type { Billing, Client, Company } from '../payload-types'

export type Settings = { company: Company; billing: Billing }

/** The agency's identity and commercial settings, as they are now. */
export async function readSettings(req: PayloadRequest): Promise<Settings> {
  const company = await req.payload.findGlobal({ slug: 'company', depth: 0, req })
  const billing = await req.payload.findGlobal({ slug: 'billing', depth: 0, req })
  return { company, billing }
}

/** The seller as far as the settings are filled in; `problemsBeforeSending` and `missingMentions` say what lacks. */
export function sellerFrom(company: Company): UnfinishedSeller {
  const { address, ...rest } = company
  return {
    ...rest,
    tradeName: company.tradeName ?? company.legalName,
    address: { ...address, line2: address?.line2 ?? null },
  }
}

/**
 * The seller for a frozen document. Only after `problemsBeforeSending` or `missingMentions` found nothing: an empty text
 * stands where a setting is optional.
 */
export function sellerSnapshot(company: Company): SellerSnapshot {
  return {
    legalName: company.legalName ?? '',
    tradeName: company.tradeName ?? company.legalName ?? '',
    legalForm: company.legalForm ?? '',
    shareCapitalCents: company.shareCapitalCents ?? null,
    soleTrader: company.soleTrader ?? false,
    siren: company.siren ?? '',
    siret: company.siret ?? '',
    registration: company.registration ?? '',
    vatNumber: company.vatNumber ?? null,
    vatRegime: company.vatRegime,
    vatOnDebits: company.vatOnDebits ?? false,
    address: addressOf(company.address),
    email: company.email ?? '',
    phone: company.phone ?? '',
    website: company.website ?? null,
    iban: (company.iban ?? '').replaceAll(' ', ''),
    bic: company.bic ?? '',
    bankName: company.bankName ?? '',
  }
}

/** The client as far as it is filled in. */
export function clientFrom(client: Client): UnfinishedClient {
  return { ...client, attention: null, address: { ...client.address, line2: client.address?.line2 ?? null } }
}

/** The client for a frozen document (R5). */
export function clientSnapshot(client: Client, attention: string | null): ClientSnapshot {
  return {
    kind: client.kind,
    name: client.name,
    siren: client.siren ?? null,
    siret: client.siret ?? null,
    vatNumber: client.vatNumber ?? null,
    address: addressOf(client.address),
    attention,
  }
}

function addressOf(address: Company['address'] | Client['address']): SellerSnapshot['address'] {
  return {
    line1: address?.line1 ?? '',
    line2: address?.line2 ?? null,
    postalCode: address?.postalCode ?? '',
    city: address?.city ?? '',
    country: address?.country ?? 'FR',
  }
}

/**
 * The texts of legal mentions in force on a day, by code; the latest start wins. A code without a text, or whose text needs a
 * rate that is not there, is absent, never replaced by a default (R32).
 */
export function mentionTexts(billing: Billing, language: Language, on: CivilDate): Record<string, string> {
  const inForce = (billing.mentions ?? [])
    .filter(({ from }) => from <= on)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const latest = new Map(inForce.map(({ code, textFr, textEn }) => [code, language === 'fr' ? textFr : textEn]))
  const texts = [...latest].flatMap(([code, text]) => {
    const complete = withRate(text, { billing, language, on })
    return complete === null ? [] : [[code, complete] as const]
  })
  return Object.fromEntries(texts)
}

type RateOn = { billing: Billing; language: Language; on: CivilDate }

/** `{taux}` in a mention stands for the late-payment rate of the half-year (R30); null when none is in force. */
function withRate(text: string, { billing, language, on }: RateOn): string | null {
  if (!text.includes('{taux}')) return text
  const rate = (billing.penaltyRates ?? [])
    .filter(({ from }) => from <= on)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1)
  return rate ? text.replaceAll('{taux}', formatRate(rate.rateBp, language)) : null
}
