import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOrNull } from '../../database/ids'
import type { PaymentCommand } from '../../domain/payments/states'
import type { ProviderPayment } from '../../integrations/ports'
import type { Payment } from '../../payload-types'
import { settleInvoice } from '../invoices/settle'
import { movePayment, rowOf } from './paymentRows'
import { tellStaffOfPayment } from './tellStaffOfPayment'

type Dispute = NonNullable<ProviderPayment['dispute']>

const reviews = { open: 'disputed', won: 'dispute-won', lost: 'dispute-lost' } as const

/**
 * Follows what the payer's bank contests: money that is contested does not count until it is won (P4). The invoice is marked
 * contested until then, and stays so when it is lost, since its client will not be reminded as if they had forgotten.
 *
 * @returns whether anything was new
 */
export async function applyDispute(req: PayloadRequest, { id, dispute }: ProviderPayment): Promise<boolean> {
  if (dispute === null) return false
  const row = await rowOf(req, id)
  const commands = row ? commandsFor(row, dispute) : []
  if (!row || commands.length === 0) return false
  let moved = row
  for (const command of commands) moved = await movePayment(req, moved, command)
  await markInvoice(req, moved, dispute)
  const { amountCents } = dispute
  await tellStaffOfPayment(req, moved, { kind: reviews[dispute.state], about: dispute.id, amountCents, reason: null })
  return true
}

/** The steps that are missing; a dispute that was won before we heard of it needs none. */
function commandsFor({ state }: Payment, dispute: Dispute): PaymentCommand[] {
  const isContested = state === 'disputed'
  if (!isContested && state !== 'succeeded') return []
  switch (dispute.state) {
    case 'open':
      return isContested ? [] : ['dispute']
    case 'won':
      return isContested ? ['winDispute'] : []
    case 'lost':
      return isContested ? ['loseDispute'] : ['dispute', 'loseDispute']
  }
}

async function markInvoice(req: PayloadRequest, { invoice }: Payment, { state }: Dispute): Promise<void> {
  const id = idOrNull(invoice)
  if (id === null) return
  const disputedAt = state === 'won' ? null : nowOf(req.payload).toISOString()
  await req.payload.update({ collection: 'invoices', id, data: { disputedAt }, depth: 0, req })
  await settleInvoice(req, id)
}
