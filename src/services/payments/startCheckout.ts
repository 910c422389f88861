import type { Payload, PayloadRequest } from 'payload'

import type { PayRequest } from '../../contracts/pay'
import { inTransaction } from '../../database/transaction'
import { DomainError } from '../../domain/errors'
import { GatewayError, type CheckoutOrder, type CheckoutSession } from '../../integrations/ports'
import type { CheckoutSession as CheckoutRow } from '../../payload-types'
import { requestOf } from '../guest'
import { takeFromLimit } from '../limits'
import { createCheckout, endCheckout, liveCheckoutOf, lockCheckout } from './checkoutRows'
import { dueOf, lockSubject } from './checkoutSubject'
import { endAtProvider } from './endAtProvider'
import { followPayment } from './followPayment'
import { gatewayOf } from './gatewayOf'
import { installationId } from './installation'
import { invoicePage, quotePage, type OnlinePage } from './onlinePage'
import { rowOf } from './paymentRows'

type Facts = { now: Date; ip: string | null }

const hour = 3_600
const perLinkAndHour = 20
const perAddressAndHour = 40
/** A page's life. The provider wants 30 minutes at least, and so does somebody who looks for their card. */
const openForMs = 2 * 3_600_000
const leastLeftMs = 31 * 60_000
/** Of one request: pages of other tabs that have to be closed first. */
const mostTries = 4

/**
 * Opens the provider's page for what is left of the invoice that a link opens, and answers with its address. Two tabs get
 * the same page; a page for another amount, link or means is closed first (P4).
 *
 * @throws {DomainError} `invoice.unknown` · `payment.onlineUnavailable` · `payment.tooMany` { seconds } · `payment.pending` ·
 *   `payment.notAwaited` · `payment.amountChanged` { dueCents }
 */
export async function startInvoiceCheckout(
  payload: Payload,
  request: PayRequest,
  facts: Facts,
): Promise<{ url: string }> {
  return start(payload, { request, facts, readPage: invoicePage, unknown: 'invoice.unknown' })
}

/**
 * The same for the deposit of the signed quote that a signer's link opens.
 *
 * @throws {DomainError} `quote.unknown` · what `startInvoiceCheckout` refuses
 */
export async function startDepositCheckout(
  payload: Payload,
  request: PayRequest,
  facts: Facts,
): Promise<{ url: string }> {
  return start(payload, { request, facts, readPage: quotePage, unknown: 'quote.unknown' })
}

type Start = {
  request: PayRequest
  facts: Facts
  readPage: typeof invoicePage
  unknown: 'invoice.unknown' | 'quote.unknown'
}

async function start(payload: Payload, { request, facts, readPage, unknown }: Start): Promise<{ url: string }> {
  gatewayOf(payload)
  const req = await requestOf(payload, { kind: 'guest', email: null })
  const page = await readPage(req, request)
  if (!page) throw new DomainError(unknown)
  await assertWithinLimits(payload, { subjectId: page.subject.id, ...facts })
  try {
    return { url: await urlFor(req, { page, amountCents: request.amountCents, now: facts.now }) }
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    payload.logger.error({ err: error, kind: error.kind, msg: 'The payment provider opened no page' })
    throw new DomainError('payment.onlineUnavailable')
  }
}

async function assertWithinLimits(
  payload: Payload,
  { subjectId, now, ip }: Facts & { subjectId: string },
): Promise<void> {
  const limits = [{ bucket: `pay:${subjectId}`, most: perLinkAndHour, seconds: hour, now }]
  if (ip !== null) limits.push({ bucket: `pay-ip:${ip}`, most: perAddressAndHour, seconds: hour, now })
  for (const limit of limits) {
    const seconds = await takeFromLimit(payload, limit)
    if (seconds > 0) throw new DomainError('payment.tooMany', { seconds })
  }
}

type Wish = { page: OnlinePage; amountCents: number; now: Date }

/** Every step is a transaction or a call, never one inside the other (the exception of architecture.md: the payer waits). */
async function urlFor(req: PayloadRequest, wish: Wish): Promise<string> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    await followUnrecorded(req, wish.page.subject)
    const row = await rowFor(req, wish)
    const url = fits(row, wish) ? await urlOf(req, row, wish) : null
    if (url !== null) return url
    await endAtProvider(req, row)
  }
  throw new DomainError('payment.onlineUnavailable')
}

/** A page that was paid, and whose payment no webhook has told yet, is read first: nobody is asked twice (P4). */
async function followUnrecorded(req: PayloadRequest, { kind, id }: OnlinePage['subject']): Promise<void> {
  const { docs } = await req.payload.find({
    collection: 'checkout-sessions',
    where: { [kind]: { equals: id }, state: { equals: 'complete' } },
    depth: 0,
    pagination: false,
    req,
  })
  for (const { paymentIntentId } of docs)
    if (paymentIntentId && !(await rowOf(req, paymentIntentId))) await followPayment(req, paymentIntentId)
}

/** The subject's live page, or a new one. @throws {DomainError} when this is not what is owed (P3) */
async function rowFor(req: PayloadRequest, { page, amountCents, now }: Wish): Promise<CheckoutRow> {
  return inTransaction(req, async () => {
    const subject = await lockSubject(req, page.subject)
    if (!subject) throw new DomainError('payment.notAwaited')
    const { dueCents, pendingCents } = await dueOf(req, subject)
    if (pendingCents > 0) throw new DomainError('payment.pending')
    if (dueCents === 0) throw new DomainError('payment.notAwaited')
    if (dueCents !== amountCents) throw new DomainError('payment.amountChanged', { dueCents })
    const live = await liveCheckoutOf(req, subject)
    if (live) return live
    return createCheckout(req, { subject, amountCents, expiresAt: new Date(now.getTime() + openForMs) })
  })
}

function fits(row: CheckoutRow, { amountCents, now }: Wish): boolean {
  return row.amountCents === amountCents && new Date(row.expiresAt).getTime() - now.getTime() > leastLeftMs
}

/** The page's address; null when the row's page is another tab's, for another link or means, or has ended. */
async function urlOf(req: PayloadRequest, row: CheckoutRow, wish: Wish): Promise<string | null> {
  if (row.sessionId) {
    const session = await gatewayOf(req.payload).readCheckout(row.sessionId)
    const isSame = session?.state === 'open' && session.metadata['variant'] === wish.page.variant
    return isSame ? session.url : null
  }
  const session = await askFor(req, row, wish)
  if (await keep(req, row, session)) return session.url
  // Another tab was faster with another page: nobody is to pay on this one.
  await gatewayOf(req.payload).expireCheckout(session.id)
  return null
}

/** A refused order would be refused again under its key (P7): its row ends, and the next try gets a new one. */
async function askFor(req: PayloadRequest, row: CheckoutRow, wish: Wish): Promise<CheckoutSession> {
  try {
    return await gatewayOf(req.payload).openCheckout(await orderOf(req, row, wish))
  } catch (error) {
    if (error instanceof GatewayError && error.kind === 'rejected')
      await inTransaction(req, () => endCheckout(req, { id: row.id, state: 'expired' }))
    throw error
  }
}

async function orderOf(req: PayloadRequest, row: CheckoutRow, { page }: Wish): Promise<CheckoutOrder> {
  const { subject, variant, method, url, description, language, payer } = page
  const clientId = typeof row.client === 'string' ? row.client : row.client.id
  const client = await req.payload.findByID({ collection: 'clients', id: clientId, depth: 0, joins: false, req })
  return {
    purpose: `${subject.kind}/${subject.id}/${row.rank}/${variant}`,
    subject,
    amountCents: row.amountCents,
    currency: row.currency,
    description,
    language,
    customer: { id: client.stripeCustomer ?? null, clientId, ...payer },
    methods: [method === 'card' ? 'card' : 'sepa_debit'],
    successUrl: `${url}?paiement=retour`,
    cancelUrl: `${url}?paiement=abandon`,
    expiresAt: new Date(row.expiresAt),
    metadata: {
      installation: installationId(req.payload),
      checkout: row.id,
      kind: subject.kind,
      subject: subject.id,
      variant,
    },
  }
}

/** Writes the page down, with the client's customer for the next time; false when the row has another page or has ended. */
async function keep(req: PayloadRequest, { id }: CheckoutRow, session: CheckoutSession): Promise<boolean> {
  return inTransaction(req, async () => {
    const row = await lockCheckout(req, id)
    if (row?.state === 'open') return row.sessionId === session.id
    if (row?.state !== 'opening') return false
    const data = { state: 'open', sessionId: session.id, url: session.url } as const
    await req.payload.update({ collection: 'checkout-sessions', id, data, depth: 0, req })
    if (session.customerId !== null) await keepCustomer(req, row, session.customerId)
    return true
  })
}

async function keepCustomer(req: PayloadRequest, { client }: CheckoutRow, stripeCustomer: string): Promise<void> {
  const id = typeof client === 'string' ? client : client.id
  const { stripeCustomer: known } = await req.payload.findByID({
    collection: 'clients',
    id,
    select: { stripeCustomer: true },
    depth: 0,
    joins: false,
    req,
  })
  if (known === stripeCustomer) return
  await req.payload.update({ collection: 'clients', id, data: { stripeCustomer }, depth: 0, req })
}
