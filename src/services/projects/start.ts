import type { PayloadRequest } from 'payload'

import { lockRow } from '../../database/lock'
import { civilDate, civilDateInParis } from '../../domain/dates/civilDate'
import { canStart, decideProject } from '../../domain/projects/lifecycle'

type Start = { projectId: string; isDepositReceived: boolean; now: Date }

/**
 * Starts a waiting project once its deposit is in and the withdrawal period is over or waived (C4, R45); else leaves it.
 *
 * @returns whether it was started by this call
 */
export async function startProjectIfReady(
  req: PayloadRequest,
  { projectId, isDepositReceived, now }: Start,
): Promise<boolean> {
  await lockRow(req, 'projects', projectId)
  const project = await req.payload.findByID({ collection: 'projects', id: projectId, depth: 0, joins: false, req })
  const today = civilDateInParis(now.toISOString())
  const facts = {
    depositReceived: isDepositReceived,
    withdrawalEndsOn: project.withdrawalEndsOn ? civilDate(project.withdrawalEndsOn) : null,
    waived: Boolean(project.withdrawalWaivedAt),
    today,
  }
  if (project.state !== 'waiting' || !canStart(facts)) return false
  const state = decideProject(project.state, 'start', facts)
  await req.payload.update({ collection: 'projects', id: projectId, data: { state, startedOn: today }, depth: 0, req })
  return true
}
