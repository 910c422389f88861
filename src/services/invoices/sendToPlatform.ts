import type { PayloadRequest } from 'payload'

import { idOf, idOrNull } from '../../database/ids'
import { canonicalJson } from '../../domain/ledger/canonicalJson'
import type { InvoiceContent } from '../../domain/invoices/content'
import { PlatformError, portsOf, type InvoicingPlatform } from '../../integrations/ports'
import type { PlatformFlow } from '../../payload-types'
import { readFrozenDocument } from '../documents/frozenDocument'
import { cashedReport } from './cashedReport'

type OutgoingFlow = Parameters<InvoicingPlatform['send']>[0]

/**
 * Hands one flow over to the approved platform (R54, R55): the Factur-X once its PDF is there, a cashing once its invoice has
 * left. What waits stays queued; `catch-up` comes back to it. A refusal is final; sending twice gives the same flow, as the
 * purpose is the platform's idempotency key.
 *
 * @throws {PlatformError} `unauthorized` · `unavailable`, to be tried again
 * @throws Payload's NotFound for an unknown flow
 */
export async function sendToPlatform(req: PayloadRequest, flowId: string): Promise<void> {
  const { platform } = portsOf(req.payload)
  const flow = await req.payload.findByID({ collection: 'platform-flows', id: flowId, depth: 0, req })
  if (platform === null || flow.state === 'sent' || flow.state === 'refused') return
  const outgoing = await outgoingOf(req, flow)
  if (outgoing === null) return
  const attempts = (flow.attempts ?? 0) + 1
  try {
    const { flowId: given } = await platform.send(outgoing)
    await keep(req, flow, { state: 'sent', flowId: given, attempts, error: null })
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    await keep(req, flow, {
      state: stateAfter(error),
      attempts,
      error: `${error.kind}: ${error.message}`.slice(0, 500),
    })
    if (error.kind !== 'rejected') throw error
  }
}

/** A wrong key needs a person, who sees "failed"; an absent platform only needs time. */
function stateAfter({ kind }: PlatformError): PlatformFlow['state'] {
  if (kind === 'rejected') return 'refused'
  return kind === 'unauthorized' ? 'failed' : 'queued'
}

async function keep(req: PayloadRequest, { id }: PlatformFlow, data: Partial<PlatformFlow>): Promise<void> {
  await req.payload.update({ collection: 'platform-flows', id, data, depth: 0, req })
}

/** null: not yet, or nothing to say. */
async function outgoingOf(req: PayloadRequest, flow: PlatformFlow): Promise<OutgoingFlow | null> {
  const invoice = await readFrozenDocument(req, { kind: 'invoice', id: idOf(flow.invoice) })
  if (invoice.kind !== 'invoice') return null
  const shared = { purpose: flow.purpose, kind: flow.kind, rule: ruleOf(invoice.content) }
  if (flow.kind === 'cashed') {
    const report = (await hasLeft(req, idOf(flow.invoice))) ? await reportOf(req, flow) : null
    return report && { ...shared, ...report }
  }
  if (invoice.pdf === null) return null
  const bytes = await portsOf(req.payload).storage.get(invoice.pdf.key)
  return { ...shared, filename: `${invoice.label}.pdf`, contentType: 'application/pdf', bytes }
}

async function reportOf(
  req: PayloadRequest,
  { payment }: PlatformFlow,
): Promise<Pick<OutgoingFlow, 'filename' | 'contentType' | 'bytes'> | null> {
  const paymentId = idOrNull(payment)
  const report = paymentId === null ? null : await cashedReport(req, paymentId)
  if (report === null) return null
  const filename = `encaissement-${report.invoice.number}-${report.cashedOn}.json`
  return { filename, contentType: 'application/json', bytes: new TextEncoder().encode(canonicalJson(report)) }
}

/** A platform knows a cashing by the invoice that it was sent before. */
async function hasLeft(req: PayloadRequest, invoiceId: string): Promise<boolean> {
  const { totalDocs } = await req.payload.count({
    collection: 'platform-flows',
    where: { invoice: { equals: invoiceId }, kind: { equals: 'invoice' }, state: { equals: 'sent' } },
    req,
  })
  return totalDocs > 0
}

/** Domestic sales between firms are e-invoiced; the others are reported (R54, R55). */
function ruleOf({ client }: InvoiceContent): OutgoingFlow['rule'] {
  if (client.kind === 'consumer') return 'B2C'
  return client.kind === 'pro-fr' || client.kind === 'public' ? 'B2B' : 'B2BInt'
}
