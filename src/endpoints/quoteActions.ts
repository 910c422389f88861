import type { CollectionConfig } from 'payload'

import { depositRequest } from '../contracts/deposit'
import { refundRequest } from '../contracts/refund'
import { draftSigned } from '../services/invoices/draftSigned'
import { recordDeposit } from '../services/payments/recordDeposit'
import { linksForStaff } from '../services/quotes/linksForStaff'
import { previewSending } from '../services/quotes/preview'
import { recordRefund } from '../services/quotes/recordRefund'
import { moveQuote } from '../services/quotes/reopen'
import { sendQuote } from '../services/quotes/send'
import { withMessage } from './answers'
import { bodyOf, staffVerb } from './staffVerb'

const sellers = ['owner', 'manager'] as const
const bookkeepers = ['owner', 'manager', 'accountant'] as const

/** What staff do with a quote, under `/api/quotes/:id`. */
export const quoteActions: Exclude<CollectionConfig['endpoints'], false | undefined> = [
  {
    path: '/:id/send-preview',
    method: 'get',
    handler: staffVerb({
      roles: sellers,
      work: async (req, id) => {
        const preview = await previewSending(req, id)
        const problems = preview.problems.map((problem) => withMessage(req, problem))
        return Response.json({ ...preview, problems })
      },
    }),
  },
  {
    path: '/:id/send',
    method: 'post',
    handler: staffVerb({ roles: sellers, work: async (req, id) => Response.json(await sendQuote(req, id)) }),
  },
  {
    path: '/:id/link',
    method: 'get',
    handler: staffVerb({ roles: sellers, work: async (req, id) => Response.json(await linksForStaff(req, id)) }),
  },
  {
    path: '/:id/revise',
    method: 'post',
    handler: staffVerb({
      roles: sellers,
      work: async (req, id) => {
        await moveQuote(req, { quoteId: id, command: 'revise' })
        return Response.json({ state: 'draft' })
      },
    }),
  },
  {
    path: '/:id/cancel',
    method: 'post',
    handler: staffVerb({
      roles: sellers,
      work: async (req, id) => {
        await moveQuote(req, { quoteId: id, command: 'cancel' })
        return Response.json({ state: 'cancelled' })
      },
    }),
  },
  {
    path: '/:id/deposit',
    method: 'post',
    handler: staffVerb({
      roles: bookkeepers,
      work: async (req, id) => {
        const received = await bodyOf(req, depositRequest)
        return Response.json(await recordDeposit(req, { quoteId: id, ...received }))
      },
    }),
  },
  {
    path: '/:id/invoice',
    method: 'post',
    handler: staffVerb({
      roles: bookkeepers,
      work: async (req, id) => Response.json({ id: await draftSigned(req, id) }),
    }),
  },
  {
    path: '/:id/refund',
    method: 'post',
    handler: staffVerb({
      roles: bookkeepers,
      work: async (req, id) => {
        await recordRefund(req, { quoteId: id, ...(await bodyOf(req, refundRequest)) })
        return Response.json({ refundState: 'done' })
      },
    }),
  },
]
