import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { lockRow } from '../../database/lock'
import { civilDateInParis } from '../../domain/dates/civilDate'
import { decideProject, projectTransitions } from '../../domain/projects/lifecycle'
import type { Project } from '../../payload-types'

/**
 * Ends the project of a quote that was cancelled or withdrawn from, at whatever phase; what is delivered or cancelled
 * already stays as it is, and a quote may have none.
 */
export async function cancelProjectOf(req: PayloadRequest, quoteId: string): Promise<void> {
  const project = await lockProjectOf(req, quoteId)
  if (project === null || projectTransitions[project.state].cancel === undefined) return
  const today = civilDateInParis(nowOf(req.payload).toISOString())
  const facts = { depositReceived: false, withdrawalEndsOn: null, waived: false, today }
  const state = decideProject(project.state, 'cancel', facts)
  await req.payload.update({ collection: 'projects', id: project.id, data: { state }, depth: 0, req })
}

/** The one project of a quote, read under its lock; null when it has none. */
export async function lockProjectOf(req: PayloadRequest, quoteId: string): Promise<Project | null> {
  const found = await req.payload.find({
    collection: 'projects',
    where: { quote: { equals: quoteId } },
    select: { state: true },
    depth: 0,
    joins: false,
    limit: 1,
    pagination: false,
    req,
  })
  const id = found.docs[0]?.id
  if (!id) return null
  await lockRow(req, 'projects', id)
  return req.payload.findByID({ collection: 'projects', id, depth: 0, joins: false, req })
}
