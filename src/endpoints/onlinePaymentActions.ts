import type { CollectionConfig } from 'payload'

import { heldRequest, paymentRefundRequest } from '../contracts/onlinePayments'
import { decideHeld } from '../services/payments/decideHeld'
import { refundPayment } from '../services/payments/refundPayment'
import { replayStripeEvent } from '../services/payments/replayStripeEvent'
import { bodyOf, staffVerb } from './staffVerb'

type Endpoints = Exclude<CollectionConfig['endpoints'], false | undefined>

/** Who may send money back or let it count. */
const treasurers = ['owner', 'accountant'] as const

/** Under `/api/payments/:id`: give an online payment back, and end a held one. */
export const onlinePaymentActions: Endpoints = [
  {
    path: '/:id/refund',
    method: 'post',
    handler: staffVerb({
      roles: treasurers,
      work: async (req, id) => {
        await refundPayment(req, { paymentId: id, ...(await bodyOf(req, paymentRefundRequest)) })
        return Response.json({ id })
      },
    }),
  },
  {
    path: '/:id/decide',
    method: 'post',
    handler: staffVerb({
      roles: treasurers,
      work: async (req, id) => {
        await decideHeld(req, { paymentId: id, ...(await bodyOf(req, heldRequest)) })
        return Response.json({ id })
      },
    }),
  },
]

/** Under `/api/stripe-events/:id`: work on an event once more. */
export const stripeEventActions: Endpoints = [
  {
    path: '/:id/replay',
    method: 'post',
    handler: staffVerb({
      roles: treasurers,
      work: async (req, id) => {
        await replayStripeEvent(req, id)
        return Response.json({ id })
      },
    }),
  },
]
