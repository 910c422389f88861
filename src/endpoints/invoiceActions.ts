import type { CollectionConfig, PayloadRequest } from 'payload'

import { creditRequest, writeOffRequest } from '../contracts/invoices'
import { creditInvoice } from '../services/invoices/creditInvoice'
import { draftMilestone } from '../services/invoices/draftMilestone'
import { duplicateInvoice } from '../services/invoices/duplicate'
import { issueDraft } from '../services/invoices/issueDraft'
import { readIssueFacts } from '../services/invoices/issueFacts'
import { invoiceLinkForStaff } from '../services/invoices/linkForStaff'
import { previewInvoicePdf } from '../services/invoices/previewPdf'
import { readCreditable } from '../services/invoices/readCreditable'
import { writeOffInvoice } from '../services/invoices/writeOff'
import { notFound, withMessage } from './answers'
import { bodyOf, pdfResponse, staffVerb } from './staffVerb'

type Endpoints = Exclude<CollectionConfig['endpoints'], false | undefined>

const bookkeepers = ['owner', 'manager', 'accountant'] as const
/** What gives money up is for those who answer for it. */
const treasurers = ['owner', 'accountant'] as const

/** What staff do with an invoice, under `/api/invoices/:id`. */
export const invoiceActions: Endpoints = [
  { path: '/:id/issue-preview', method: 'get', handler: staffVerb({ roles: bookkeepers, work: issuePreview }) },
  {
    path: '/:id/issue',
    method: 'post',
    handler: staffVerb({ roles: bookkeepers, work: async (req, id) => Response.json(await issueDraft(req, id)) }),
  },
  {
    path: '/:id/preview.pdf',
    method: 'get',
    handler: staffVerb({
      roles: bookkeepers,
      work: async (req, id) => pdfResponse(await previewInvoicePdf(req, id)),
    }),
  },
  {
    path: '/:id/link',
    method: 'get',
    handler: staffVerb({
      roles: bookkeepers,
      work: async (req, id) => Response.json(await invoiceLinkForStaff(req, id)),
    }),
  },
  {
    path: '/:id/duplicate',
    method: 'post',
    handler: staffVerb({
      roles: bookkeepers,
      work: async (req, id) => Response.json({ id: await duplicateInvoice(req, id) }),
    }),
  },
  {
    path: '/:id/creditable',
    method: 'get',
    handler: staffVerb({ roles: treasurers, work: async (req, id) => Response.json(await readCreditable(req, id)) }),
  },
  { path: '/:id/credit', method: 'post', handler: staffVerb({ roles: treasurers, work: credit }) },
  { path: '/:id/write-off', method: 'post', handler: staffVerb({ roles: treasurers, work: writeOff }) },
]

/** What staff do with a project's schedule of payments, under `/api/projects/:id`. */
export const projectActions: Endpoints = [
  {
    path: '/:id/milestones/:milestoneId/invoice',
    method: 'post',
    handler: staffVerb({ roles: bookkeepers, work: invoiceMilestone }),
  },
]

async function issuePreview(req: PayloadRequest, id: string): Promise<Response> {
  const facts = await readIssueFacts(req, id)
  return Response.json({ ...facts, problems: facts.problems.map((problem) => withMessage(req, problem)) })
}

async function credit(req: PayloadRequest, invoiceId: string): Promise<Response> {
  const request = await bodyOf(req, creditRequest)
  return Response.json(await creditInvoice(req, { invoiceId, ...request }))
}

async function writeOff(req: PayloadRequest, invoiceId: string): Promise<Response> {
  const { reason } = await bodyOf(req, writeOffRequest)
  await writeOffInvoice(req, { invoiceId, reason })
  return Response.json({ state: 'uncollectible' })
}

async function invoiceMilestone(req: PayloadRequest, projectId: string): Promise<Response> {
  const milestoneId = req.routeParams?.milestoneId
  if (typeof milestoneId !== 'string') return notFound()
  return Response.json({ id: await draftMilestone(req, { projectId, milestoneId }) })
}
