import type { PayloadRequest } from 'payload'

import type { PlatformFlowKind } from '../../domain/invoices/platform'
import { portsOf } from '../../integrations/ports'

/** Owes it what has been cashed of an invoice so far: one flow per movement of money, refunds included (R55). */
export async function oweCashed(req: PayloadRequest, invoiceId: string): Promise<void> {
  if (portsOf(req.payload).platform === null) return
  const { docs } = await req.payload.find({
    collection: 'payments',
    where: { invoice: { equals: invoiceId }, state: { in: ['succeeded', 'refunded'] } },
    select: { state: true },
    depth: 0,
    pagination: false,
    req,
  })
  for (const { id: paymentId } of docs) await oweToPlatform(req, { kind: 'cashed', invoiceId, paymentId })
}

type OwedFlow = { kind: PlatformFlowKind; invoiceId: string; paymentId?: string }

/** Owes the approved platform a flow, once (R54, R55); nothing where there is no platform: its files are exported then. */
export async function oweToPlatform(req: PayloadRequest, { kind, invoiceId, paymentId }: OwedFlow): Promise<void> {
  if (portsOf(req.payload).platform === null) return
  const purpose = `${kind}:${paymentId ?? invoiceId}`
  const known = await req.payload.count({ collection: 'platform-flows', where: { purpose: { equals: purpose } }, req })
  if (known.totalDocs > 0) return
  await req.payload.create({
    collection: 'platform-flows',
    data: { state: 'queued', kind, invoice: invoiceId, payment: paymentId ?? null, purpose },
    depth: 0,
    req,
  })
}
