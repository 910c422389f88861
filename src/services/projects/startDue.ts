import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { inTransaction } from '../../database/transaction'
import { civilDateInParis } from '../../domain/dates/civilDate'
import { startProjectIfReady } from './start'

/**
 * Starts every waiting project of an accepted quote that nothing holds back any more, one transaction each: its deposit
 * is in or none was asked for, and the consumer's withdrawal period ended on an earlier day in Paris (C4, R45).
 *
 * @returns how many were started
 */
export async function startDueProjects(req: PayloadRequest): Promise<number> {
  const now = nowOf(req.payload)
  const due = await req.payload.find({
    collection: 'projects',
    where: {
      state: { equals: 'waiting' },
      'quote.state': { equals: 'accepted' },
      'quote.depositState': { in: ['paid', 'none'] },
      or: [
        { withdrawalEndsOn: { exists: false } },
        { withdrawalEndsOn: { less_than: civilDateInParis(now.toISOString()) } },
      ],
    },
    select: { state: true },
    depth: 0,
    joins: false,
    pagination: false,
    req,
  })
  let started = 0
  for (const { id } of due.docs) {
    const start = { projectId: id, isDepositReceived: true, now }
    if (await inTransaction(req, () => startProjectIfReady(req, start))) started += 1
  }
  return started
}
