import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import { transferReference } from '../../domain/payments/transferReference'
import type { QuoteContent } from '../../domain/quotes/content'
import type { QuoteTotals } from '../../domain/quotes/totals'
import { sideOf } from '../../domain/signatures/signingOrder'
import { portsOf } from '../../integrations/ports'
import type { Quote } from '../../payload-types'
import { oweMessage } from '../messages/owe'
import { oweToStaff } from '../messages/oweToStaff'
import { openProject } from '../projects/open'

export type Acceptance = {
  quote: Quote
  content: QuoteContent
  totals: QuoteTotals
  acceptanceId: string
  now: Date
  /** A consumer wants work to start within the withdrawal period (R45). */
  isEarlyStartAsked: boolean
}

/** All that an acceptance starts, in its own transaction (Q7): state, deposit request, project, owed messages. */
export async function followAcceptance(req: PayloadRequest, acceptance: Acceptance): Promise<void> {
  const { quote, content, totals, acceptanceId, now } = acceptance
  const hasDeposit = totals.depositGrossCents > 0
  req.context.ledgerDetail = { acceptanceId, version: content.version }
  await req.payload.update({
    collection: 'quotes',
    id: quote.id,
    data: {
      state: 'accepted',
      acceptedAt: now.toISOString(),
      closedAt: now.toISOString(),
      subtotalCents: totals.subtotalCents,
      netCents: totals.netCents,
      vatCents: totals.vatCents,
      grossCents: totals.grossCents,
      depositCents: totals.depositGrossCents,
      vatGroups: totals.vat,
      depositState: hasDeposit ? 'awaited' : 'none',
      depositReference: hasDeposit ? transferReference('quote', content.number) : null,
    },
    depth: 0,
    req,
  })
  delete req.context.ledgerDetail
  await winLead(req, quote)
  await openProject(req, {
    quote,
    content,
    now,
    isDepositReceived: !hasDeposit,
    isEarlyStartAsked: acceptance.isEarlyStartAsked,
  })
  await oweConfirmations(req, acceptance)
}

async function winLead(req: PayloadRequest, quote: Quote): Promise<void> {
  if (!quote.lead) return
  const lead = await req.payload.findByID({
    collection: 'leads',
    id: idOf(quote.lead),
    depth: 0,
    disableErrors: true,
    req,
  })
  if (lead?.state !== 'quoted') return
  await req.payload.update({ collection: 'leads', id: lead.id, data: { state: 'won' }, depth: 0, req })
}

async function oweConfirmations(req: PayloadRequest, { quote, content, acceptanceId }: Acceptance): Promise<void> {
  const about = { clientId: idOf(quote.client), quoteId: quote.id, ...versionOf(quote) }
  for (const signer of content.signers.filter((one) => sideOf(one) === 'client')) {
    await oweMessage(req, {
      ...about,
      template: 'quote-signed',
      language: content.language,
      to: { name: signer.name, address: signer.email },
      purpose: `quote-signed:${acceptanceId}:${signer.email}`,
      data: { signer: signer.email },
      // Leaves with the sealed PDF, where documents are sealed (R41).
      isHeld: portsOf(req.payload).sealer !== null,
    })
  }
  await oweToStaff(
    req,
    { ...about, template: 'quote-signed-staff', purpose: `quote-signed-staff:${acceptanceId}`, data: {} },
    quote,
  )
}

function versionOf(quote: Quote): { quoteVersionId: string } | Record<string, never> {
  return quote.currentVersion ? { quoteVersionId: idOf(quote.currentVersion) } : {}
}
