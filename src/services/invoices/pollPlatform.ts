import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOf } from '../../database/ids'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { isDisputeStatus, isRefusalStatus } from '../../domain/invoices/platformStatus'
import { portsOf, type PlatformStatus } from '../../integrations/ports'
import type { PlatformFlow } from '../../payload-types'
import { appendToLedger } from '../ledger/append'

/** Clocks differ, and a status may be published after its own time: so much is asked for again. */
const overlapMs = 60 * 60_000

/**
 * Stores what the platform says of our flows since the last status that we know (R54). A dispute or a refusal marks the invoice as
 * disputed, which pauses its reminders; staff take the mark away. Running again changes nothing.
 *
 * @returns how many flows have a new status
 * @throws {PlatformError}
 */
export async function pollPlatform(req: PayloadRequest): Promise<number> {
  const { platform } = portsOf(req.payload)
  const since = platform && (await sinceOf(req))
  if (!platform || !since) return 0
  let changed = 0
  for await (const status of platform.statusesSince(since)) if (await keepStatus(req, status)) changed += 1
  return changed
}

/** null: nothing was ever sent. */
async function sinceOf(req: PayloadRequest): Promise<Date | null> {
  const last = await firstFlow(req, { statusAt: { exists: true } }, '-statusAt')
  const first = last ?? (await firstFlow(req, { state: { equals: 'sent' } }, 'createdAt'))
  const at = last?.statusAt ?? first?.createdAt
  return at ? new Date(Date.parse(at) - overlapMs) : null
}

type FlowWhere = Parameters<PayloadRequest['payload']['find']>[0]['where']

async function firstFlow(req: PayloadRequest, where: FlowWhere, sort: string): Promise<PlatformFlow | null> {
  const found = await req.payload.find({
    collection: 'platform-flows',
    where: where ?? {},
    sort,
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  return found.docs[0] ?? null
}

/** Whether it was new. A status about no flow of ours is somebody else's. */
async function keepStatus(req: PayloadRequest, told: PlatformStatus): Promise<boolean> {
  const named = await flowOf(req, told)
  if (!named) return false
  return inTransaction(req, async () => {
    await lockRow(req, 'invoices', idOf(named.invoice))
    const flow = await req.payload.findByID({ collection: 'platform-flows', id: named.id, depth: 0, req })
    if (!isNews(flow, told)) return false
    const isRefused = isRefusalStatus(told)
    await req.payload.update({
      collection: 'platform-flows',
      id: flow.id,
      data: {
        status: told.status,
        statusAt: told.at.toISOString(),
        ...(isRefused ? { state: 'refused' as const } : {}),
      },
      depth: 0,
      req,
    })
    if (flow.kind === 'invoice' && isDisputeStatus(told)) await markDisputed(req, idOf(flow.invoice), told)
    return true
  })
}

async function flowOf(req: PayloadRequest, { flowId, invoiceNumber }: PlatformStatus): Promise<PlatformFlow | null> {
  if (invoiceNumber === null) return firstFlow(req, { flowId: { equals: flowId } }, 'createdAt')
  return firstFlow(req, { 'invoice.number': { equals: invoiceNumber }, kind: { equals: 'invoice' } }, 'createdAt')
}

/** That the platform has taken a flow says less than what anybody has said of it since, at whatever time it is told. */
function isNews(flow: PlatformFlow, told: PlatformStatus): boolean {
  const { status, at } = told
  if (told.invoiceNumber === null && !isRefusalStatus(told)) return told.code !== null && !flow.status
  const isOlder = flow.statusAt ? at.getTime() < Date.parse(flow.statusAt) : false
  return !isOlder && (flow.status !== status || flow.statusAt !== at.toISOString())
}

async function markDisputed(req: PayloadRequest, invoiceId: string, told: PlatformStatus): Promise<void> {
  const invoice = await req.payload.findByID({ collection: 'invoices', id: invoiceId, depth: 0, joins: false, req })
  if (invoice.disputedAt) return
  const disputedAt = nowOf(req.payload).toISOString()
  await req.payload.update({ collection: 'invoices', id: invoiceId, data: { disputedAt }, depth: 0, req })
  const data = { status: told.status, code: told.code, at: told.at.toISOString() }
  await appendToLedger(req, { subject: 'invoice', subjectId: invoiceId, event: 'invoice.disputed', data })
}
