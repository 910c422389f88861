import type { PayloadRequest } from 'payload'

import type { PaymentState } from '../../domain/payments/states'
import { driftWords } from '../../i18n/checkout'
import type { ProviderPayment } from '../../integrations/ports'
import type { Payment } from '../../payload-types'
import { tellStaffOfPayment } from './tellStaffOfPayment'

export type Drift = keyof typeof driftWords

/** Where our row may stand for what the provider says; a row that a person has to decide, or has decided, is not drift. */
const agreeing: Readonly<Record<ProviderPayment['state'], readonly PaymentState[]>> = {
  pending: ['pending', 'failed', 'held'],
  failed: ['failed', 'held'],
  cancelled: ['expired', 'failed', 'held'],
  succeeded: ['succeeded', 'refunded', 'disputed', 'dispute-lost', 'held'],
}

/** What still differs after a payment was applied (P6); null when nothing does. */
export function findDrift(payment: ProviderPayment, row: Payment): Drift | null {
  if (row.state === 'held' || row.heldReason) return null
  if (!agreeing[payment.state].includes(row.state)) return 'state'
  const theirs = payment.state === 'succeeded' ? payment.receivedCents : payment.amountCents
  return theirs === row.amountCents && payment.currency === row.currency ? null : 'amount'
}

/** Tells staff, once per payment. */
export async function tellDrift(req: PayloadRequest, { row, drift }: { row: Payment; drift: Drift }): Promise<void> {
  const about = row.providerId ?? row.id
  await tellStaffOfPayment(req, row, {
    kind: 'drift',
    about,
    amountCents: row.amountCents,
    reason: driftWords[drift],
  })
}
