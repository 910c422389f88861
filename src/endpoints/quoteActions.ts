import type { CollectionConfig } from 'payload'

import { depositRequest } from '../contracts/deposit'
import { recordDeposit } from '../services/payments/recordDeposit'
import { linkOf } from '../services/quotes/linkOf'
import { previewSending } from '../services/quotes/preview'
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
    handler: staffVerb({ roles: sellers, work: async (req, id) => Response.json({ url: await linkOf(req, id) }) }),
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
]
