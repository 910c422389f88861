import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { DomainError } from '../../domain/errors'
import { portsOf, type PaymentGateway, type ProviderPayment } from '../../integrations/ports'
import { applyProviderPayment, type Applied } from './applyPayment'
import { findDrift, tellDrift } from './drift'
import { endAtProvider } from './endAtProvider'
import { followCheckout } from './followCheckout'
import { followPayment } from './followPayment'
import { rowOf } from './paymentRows'

const day = 24 * 3_600_000
/** A debit's answer, a refund or a dispute comes on an old payment: so far back, each night looks again. */
const lookBackMs = 35 * day
/** Nothing of ours is older than our first page, by whichever clock. */
const clockSlackMs = day

/** What one night found. */
export type Reconciliation = {
  /** Payments that were compared. */
  walked: number
  /** Payments and pages that a lost webhook had left behind. */
  repaired: number
  /** What could not be brought to agree; staff are told once of each. */
  drift: number
}

const nothing: Reconciliation = { walked: 0, repaired: 0, drift: 0 }

/**
 * Compares our payments with the provider's, repairs what lost webhooks left, and tells staff of the rest (P6). May run twice, and take up
 * a night that failed. Calls the provider: outside of any transaction. Without a provider it does nothing.
 *
 * No cursor is kept: the newest payment that we know of is one. Whatever the provider made before it was walked on another night,
 * and after an outage of any length the walk starts where we stopped hearing.
 *
 * @throws {GatewayError} when the provider does not answer
 */
export async function reconcileStripe(req: PayloadRequest): Promise<Reconciliation> {
  const { payments: gateway } = portsOf(req.payload)
  const first = await firstCheckoutAt(req)
  if (gateway === null || first === null) return nothing
  const since = new Date(Math.max(first.getTime() - clockSlackMs, (await cursorOf(req)).getTime() - lookBackMs))
  const seen = new Set<string>()
  const walked = await walk(req, { gateway, since, seen })
  const pages = await followPages(req)
  const waiting = await followWaiting(req, seen)
  return [walked, pages, waiting].reduce(sumOf)
}

function sumOf(a: Reconciliation, b: Reconciliation): Reconciliation {
  return { walked: a.walked + b.walked, repaired: a.repaired + b.repaired, drift: a.drift + b.drift }
}

type Walk = { gateway: PaymentGateway; since: Date; seen: Set<string> }

async function walk(req: PayloadRequest, { gateway, since, seen }: Walk): Promise<Reconciliation> {
  let found = nothing
  for await (const payment of gateway.paymentsSince({ since, after: null })) {
    seen.add(payment.id)
    found = sumOf(found, await compare(req, payment))
  }
  return found
}

async function compare(req: PayloadRequest, payment: ProviderPayment): Promise<Reconciliation> {
  const applied = await unlessRefused(req, payment.id, () => applyProviderPayment(req, payment))
  if (applied === 'foreign') return nothing
  if (applied === 'refused') return { walked: 1, repaired: 0, drift: 1 }
  const isRepaired = applied === 'changed'
  const row = await rowOf(req, payment.id)
  const drift = row && findDrift(payment, row)
  if (row && drift) await tellDrift(req, { row, drift })
  return { walked: 1, repaired: Number(isRepaired), drift: Number(applied === 'stranger' || Boolean(drift)) }
}

/**
 * What our own rules refuse now, such as a deposit while its invoice lacks a mention, keeps the night from none of the others: it is
 * logged, and tried again by the next one.
 */
async function unlessRefused<Result>(
  req: PayloadRequest,
  about: string,
  work: () => Promise<Result>,
): Promise<Result | 'refused'> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    req.payload.logger.error({ about, code: error.code, msg: 'A payment of the provider could not be recorded' })
    return 'refused'
  }
}

/** Pages that should have ended by now, without a word from the provider. */
async function followPages(req: PayloadRequest): Promise<Reconciliation> {
  const { docs } = await req.payload.find({
    collection: 'checkout-sessions',
    where: { state: { in: ['opening', 'open'] }, expiresAt: { less_than: nowOf(req.payload).toISOString() } },
    depth: 0,
    pagination: false,
    req,
  })
  let repaired = 0
  for (const row of docs) {
    const { sessionId } = row
    const applied = sessionId ? await unlessRefused(req, sessionId, () => followCheckout(req, sessionId)) : null
    if (applied === null) await endAtProvider(req, { id: row.id, sessionId: null })
    repaired += Number(applied === null || applied === 'changed')
  }
  return { ...nothing, repaired }
}

/** Whatever still waits for the provider and was made before the walk began: it may be gone there. */
async function followWaiting(req: PayloadRequest, seen: ReadonlySet<string>): Promise<Reconciliation> {
  const { docs } = await req.payload.find({
    collection: 'payments',
    where: {
      provider: { equals: 'stripe' },
      kind: { equals: 'payment' },
      state: { in: ['pending', 'disputed'] },
      createdAt: { less_than: new Date(nowOf(req.payload).getTime() - day).toISOString() },
    },
    depth: 0,
    pagination: false,
    req,
  })
  let found = nothing
  for (const row of docs.filter(({ providerId }) => providerId && !seen.has(providerId))) {
    const id = row.providerId ?? ''
    const applied = await unlessRefused(req, id, () => followPayment(req, id))
    if (applied === null) await tellDrift(req, { row, drift: 'missing' })
    found = sumOf(found, { walked: 1, ...countsOf(applied) })
  }
  return found
}

function countsOf(applied: Applied | 'refused' | null): Pick<Reconciliation, 'repaired' | 'drift'> {
  return { repaired: Number(applied === 'changed'), drift: Number(applied === null || applied === 'refused') }
}

async function firstCheckoutAt(req: PayloadRequest): Promise<Date | null> {
  const { docs } = await req.payload.find({
    collection: 'checkout-sessions',
    select: { createdAt: true },
    sort: 'createdAt',
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0] ? new Date(docs[0].createdAt) : null
}

async function cursorOf(req: PayloadRequest): Promise<Date> {
  const { docs } = await req.payload.find({
    collection: 'payments',
    where: { provider: { equals: 'stripe' }, kind: { equals: 'payment' } },
    select: { createdAt: true },
    sort: '-createdAt',
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0] ? new Date(docs[0].createdAt) : new Date(0)
}
