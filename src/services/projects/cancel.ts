import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { lockRow } from '../../database/lock'
import { civilDateInParis } from '../../domain/dates/civilDate'
import { decideProject } from '../../domain/projects/lifecycle'

/** Ends the waiting project of a quote that was cancelled; a quote without one, or one at work, is left alone. */
export async function cancelProjectOf(req: PayloadRequest, quoteId: string): Promise<void> {
  const found = await req.payload.find({
    collection: 'projects',
    where: { quote: { equals: quoteId }, state: { equals: 'waiting' } },
    select: { state: true },
    depth: 0,
    joins: false,
    pagination: false,
    req,
  })
  for (const { id } of found.docs) {
    await lockRow(req, 'projects', id)
    const { state: before } = await req.payload.findByID({ collection: 'projects', id, depth: 0, joins: false, req })
    if (before !== 'waiting') continue
    const today = civilDateInParis(nowOf(req.payload).toISOString())
    const facts = { depositReceived: false, withdrawalEndsOn: null, waived: false, today }
    const state = decideProject(before, 'cancel', facts)
    await req.payload.update({ collection: 'projects', id, data: { state }, depth: 0, req })
  }
}
