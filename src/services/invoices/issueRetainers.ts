import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOf } from '../../database/ids'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { addDays, civilDate, civilDateInParis, type CivilDate } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import { periodsDue, type RetainerPeriod } from '../../domain/invoices/recurrence'
import type { Retainer } from '../../payload-types'
import { readSettings } from '../settings'
import { lineRow } from './draftRow'
import { issueDraft } from './issueDraft'
import { linesOf } from './parts'

/**
 * Drafts the invoice of every period of an active retainer that has begun, oldest first, each in a transaction of its own; a
 * unique constraint gives one per period. Those that say so are issued at once; one that cannot be stays a draft for staff.
 *
 * @returns how many were drafted
 */
export async function issueRetainers(req: PayloadRequest): Promise<number> {
  const today = civilDateInParis(nowOf(req.payload).toISOString())
  const { docs } = await req.payload.find({
    collection: 'retainers',
    where: { isActive: { equals: true }, startsOn: { less_than_equal: today } },
    depth: 0,
    joins: false,
    pagination: false,
    req,
  })
  let drafted = 0
  for (const { id } of docs) drafted += await draftPeriodsOf(req, { retainerId: id, today })
  return drafted
}

async function draftPeriodsOf(
  req: PayloadRequest,
  { retainerId, today }: { retainerId: string; today: CivilDate },
): Promise<number> {
  const ids = await inTransaction(req, async () => {
    if (!(await lockRow(req, 'retainers', retainerId))) return []
    const retainer = await req.payload.findByID({
      collection: 'retainers',
      id: retainerId,
      depth: 0,
      joins: false,
      req,
    })
    const due = periodsOf(retainer, today)
    const drafts: string[] = []
    for (const period of due) drafts.push(await draftPeriod(req, { retainer, period }))
    const last = due.at(-1)
    if (last)
      await req.payload.update({
        collection: 'retainers',
        id: retainerId,
        data: { lastPeriod: last.key },
        depth: 0,
        req,
      })
    return retainer.isIssuedAtOnce ? drafts : drafts.map(() => null)
  })
  for (const id of ids) if (id) await issueIfPossible(req, id)
  return ids.length
}

/** A rhythm that was changed after the first invoice needs a person: what is covered is unknown. */
function periodsOf(retainer: Retainer, today: CivilDate): RetainerPeriod[] {
  if (!retainer.isActive) return []
  try {
    return periodsDue({
      startsOn: civilDate(retainer.startsOn),
      endsOn: retainer.endsOn ? civilDate(retainer.endsOn) : null,
      every: retainer.every,
      lastKey: retainer.lastPeriod ?? null,
      today,
    })
  } catch (error) {
    if (error instanceof DomainError) return []
    throw error
  }
}

async function draftPeriod(
  req: PayloadRequest,
  { retainer, period }: { retainer: Retainer; period: RetainerPeriod },
): Promise<string> {
  const { billing } = await readSettings(req)
  const client = await req.payload.findByID({
    collection: 'clients',
    id: idOf(retainer.client),
    depth: 0,
    joins: false,
    req,
  })
  const today = civilDateInParis(nowOf(req.payload).toISOString())
  const draft = await req.payload.create({
    collection: 'invoices',
    data: {
      state: 'draft',
      kind: 'standard',
      client: client.id,
      language: retainer.language,
      retainer: retainer.id,
      retainerPeriod: period.key,
      periodFrom: period.from,
      periodTo: period.to,
      suppliedOn: period.to,
      dueOn: addDays(today, client.paymentTermDays ?? billing.paymentTermDays),
      purchaseOrder: retainer.purchaseOrder ?? null,
      documentDiscountBp: retainer.documentDiscountBp ?? 0,
      lines: linesOf(retainer).map(lineRow),
    },
    depth: 0,
    req,
  })
  return draft.id
}

/** What misses a mention is not a failure of the night: it stays a draft, which says what it misses when it is opened. */
async function issueIfPossible(req: PayloadRequest, invoiceId: string): Promise<void> {
  try {
    await issueDraft(req, invoiceId)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    req.payload.logger.warn({ invoiceId, code: error.code }, 'A retainer’s invoice stays a draft')
  }
}
