import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDate, civilDateInParis } from '../../domain/dates/civilDate'
import { decideQuote, isExpired } from '../../domain/quotes/lifecycle'

/**
 * Moves every quote whose last day is over to `expired`, one transaction each. The page and the signing verb do not
 * wait for it (Q3): it is for lists and figures.
 *
 * @returns how many expired
 */
export async function expireQuotes(req: PayloadRequest): Promise<number> {
  const now = nowOf(req.payload).toISOString()
  const due = await req.payload.find({
    collection: 'quotes',
    where: { state: { in: ['sent', 'partially-signed'] }, validUntil: { less_than: civilDateInParis(now) } },
    select: { state: true },
    depth: 0,
    joins: false,
    pagination: false,
    req,
  })
  let expired = 0
  for (const { id } of due.docs) if (await expireQuote(req, { id, now })) expired += 1
  return expired
}

async function expireQuote(req: PayloadRequest, { id, now }: { id: string; now: string }): Promise<boolean> {
  return inTransaction(req, async () => {
    await lockRow(req, 'quotes', id)
    const quote = await req.payload.findByID({ collection: 'quotes', id, depth: 0, joins: false, req })
    const validUntil = quote.validUntil ? civilDate(quote.validUntil) : null
    const isOut = quote.state === 'sent' || quote.state === 'partially-signed'
    if (!isOut || !isExpired(validUntil, now)) return false
    const state = decideQuote(quote.state, 'expire', { now, validUntil })
    await req.payload.update({ collection: 'quotes', id, data: { state, closedAt: now }, depth: 0, req })
    return true
  })
}
