import type { PayloadRequest } from 'payload'

import { idOf, idOrNull } from '../../database/ids'
import { civilDate, civilDateInParis, type CivilDate } from '../../domain/dates/civilDate'
import { mentionCodesFor } from '../../domain/invoices/mentions'
import type { QuoteContent, QuoteLine, QuoteSigner } from '../../domain/quotes/content'
import { computeTotalsOfContent, isPreselected } from '../../domain/quotes/selection'
import { problemsBeforeSending } from '../../domain/quotes/sendability'
import { vatCategoryOf } from '../../domain/quotes/totals'
import type { Problem } from '../../domain/problems'
import { counterSignerRole } from '../../i18n/signers'
import type { Client, Quote } from '../../payload-types'
import {
  clientFrom,
  clientSnapshot,
  mentionTexts,
  readSettings,
  sellerFrom,
  sellerSnapshot,
  type Settings,
} from '../settings'

/** All that a quote is made from, read in one place. */
export type QuoteParts = {
  quote: Quote
  client: Client
  /** The client's, in the order in which they sign. */
  signers: QuoteSigner[]
  /** Signs for the agency after them; null when nobody does. */
  counterSigner: QuoteSigner | null
  /** Ranks of the signers who are no contacts of the client, from 0. */
  outsiders: number[]
  settings: Settings
}

/** Reads a quote with its client, signers and the agency's settings; null when there is no such quote. */
export async function readQuoteParts(req: PayloadRequest, quoteId: string): Promise<QuoteParts | null> {
  const quote = await req.payload.findByID({
    collection: 'quotes',
    id: quoteId,
    depth: 0,
    joins: false,
    disableErrors: true,
    req,
  })
  if (!quote) return null
  const client = await req.payload.findByID({
    collection: 'clients',
    id: idOf(quote.client),
    depth: 0,
    joins: false,
    req,
  })
  const people = await readSigners(req, quote)
  return {
    quote,
    client,
    signers: people.map(({ signer }) => signer),
    counterSigner: await readCounterSigner(req, quote),
    outsiders: people.flatMap(({ clientId }, rank) => (clientId === client.id ? [] : [rank])),
    settings: await readSettings(req),
  }
}

type FoundSigner = { signer: QuoteSigner; clientId: string | null }

/** A contact that was thrown away since has no name and no address, which sending refuses. */
async function readSigners(req: PayloadRequest, quote: Quote): Promise<FoundSigner[]> {
  const signers: FoundSigner[] = []
  for (const { contact, role } of quote.signers ?? []) {
    const person = await req.payload.findByID({
      collection: 'contacts',
      id: idOf(contact),
      depth: 0,
      disableErrors: true,
      req,
    })
    signers.push({
      signer: {
        name: person?.name ?? '',
        email: person?.email ?? '',
        role: role ?? person?.position ?? '',
        side: 'client',
      },
      clientId: idOrNull(person?.client),
    })
  }
  return signers
}

/** A user who was deleted since has no name and no address, which sending refuses. */
async function readCounterSigner(req: PayloadRequest, { counterSigner, language }: Quote): Promise<QuoteSigner | null> {
  const id = idOrNull(counterSigner)
  if (id === null) return null
  const user = await req.payload.findByID({ collection: 'users', id, depth: 0, disableErrors: true, req })
  return { name: user?.name ?? '', email: user?.email ?? '', role: counterSignerRole[language], side: 'agency' }
}

/** Everything that keeps the quote from being sent today, each with its field; empty when it may go. */
export function problemsOf(parts: QuoteParts, today: CivilDate): Problem[] {
  const { quote, client, signers, counterSigner, outsiders, settings } = parts
  const problems = problemsBeforeSending(
    {
      seller: sellerFrom(settings.company),
      client: clientFrom(client),
      title: quote.title,
      lines: linesOf(quote),
      signers,
      counterSigner,
      validUntil: quote.validUntil ? civilDate(quote.validUntil) : null,
      documentDiscountBp: quote.documentDiscountBp ?? 0,
      depositBp: quote.depositBp ?? 0,
      paymentTermDays: quote.paymentTermDays ?? null,
    },
    today,
  )
  // The link opens the client's document to whoever gets it (C2).
  problems.push(...outsiders.map((rank) => ({ field: `signers.${rank}.contact`, code: 'otherClient' })))
  return problems
}

/**
 * What a sending freezes (Q1). Only for a quote without problems.
 *
 * @param numbering the quote's number and the rank of this sending
 */
export function contentOf(parts: QuoteParts, numbering: { number: string; version: number }, now: Date): QuoteContent {
  const { quote, client, signers, counterSigner, settings } = parts
  const issuedOn = civilDateInParis(now.toISOString())
  const lines = linesOf(quote)
  const documentDiscountBp = quote.documentDiscountBp ?? 0
  const depositBp = quote.depositBp ?? 0
  return {
    schema: 'trait-d-union/quote/1',
    ...numbering,
    currency: quote.currency ?? 'EUR',
    language: quote.language,
    title: quote.title,
    introduction: quote.introduction ?? null,
    issuedOn,
    validUntil: civilDate(quote.validUntil ?? issuedOn),
    deliveryTime: quote.deliveryTime ?? null,
    seller: sellerSnapshot(settings.company),
    client: clientSnapshot(client, signers[0]?.name ?? null),
    signers: counterSigner === null ? signers : [...signers, counterSigner],
    lines,
    documentDiscountBp,
    depositBp,
    totals: computeTotalsOfContent({ lines, documentDiscountBp, depositBp }),
    paymentTermDays: quote.paymentTermDays ?? 0,
    terms: quote.terms ?? '',
    termsVersion: settings.billing.termsVersion ?? '1',
    mentions: mentionsOf(parts, lines, issuedOn),
  }
}

/** Code of the mediator's text among the dated mentions of the settings. */
const mediatorMention = 'mediator'

function mentionsOf({ client, quote, settings }: QuoteParts, lines: QuoteLine[], on: CivilDate): string[] {
  const texts = mentionTexts(settings.billing, quote.language, on)
  const codes = mentionCodesFor({
    clientKind: client.kind,
    vatRegime: settings.company.vatRegime,
    vatCategories: lines.filter(isPreselected).map((line) => line.vatCategory),
    vatOnDebits: settings.company.vatOnDebits ?? false,
  })
  // To whom a consumer can turn in a dispute (R17, R46); what an invoice carries says nothing of it.
  const ofConsumers = client.kind === 'consumer' ? [mediatorMention] : []
  return [...codes, ...ofConsumers].flatMap((code) => texts[code] ?? [])
}

function linesOf(quote: Quote): QuoteLine[] {
  return (quote.lines ?? []).map((line, index) => ({
    id: line.id ?? `line-${index + 1}`,
    label: line.label,
    description: line.description ?? null,
    unit: line.unit ?? '',
    quantityMilli: line.quantityMilli,
    minQuantityMilli: line.minQuantityMilli ?? line.quantityMilli,
    maxQuantityMilli: line.maxQuantityMilli ?? line.quantityMilli,
    unitPriceCents: line.unitPriceCents,
    discountBp: line.discountBp ?? 0,
    vatRateBp: line.vatRateBp,
    vatCategory: vatCategoryOf(line),
    choice: choiceOf(line),
  }))
}

function choiceOf(line: NonNullable<Quote['lines']>[number]): QuoteLine['choice'] {
  const selected = line.selected === true
  switch (line.choice) {
    case 'optional':
      return { kind: 'optional', selected }
    case 'one-of':
      return { kind: 'one-of', group: line.group ?? '', selected }
    case 'fixed':
      return { kind: 'fixed' }
  }
}
