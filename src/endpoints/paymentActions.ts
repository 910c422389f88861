import type { CollectionConfig, PayloadRequest } from 'payload'

import { invoiceRefundRequest, paymentRequest, useCreditRequest } from '../contracts/payments'
import { recordPayment } from '../services/payments/recordPayment'
import { recordInvoiceRefund } from '../services/payments/recordRefund'
import { useCredit } from '../services/payments/useCredit'
import { bodyOf, staffVerb } from './staffVerb'

const bookkeepers = ['owner', 'manager', 'accountant'] as const

/** What staff do with the money of an invoice, under `/api/invoices/:id`. */
export const paymentActions: Exclude<CollectionConfig['endpoints'], false | undefined> = [
  { path: '/:id/payments', method: 'post', handler: staffVerb({ roles: bookkeepers, work: recordOn }) },
  { path: '/:id/use-credit', method: 'post', handler: staffVerb({ roles: bookkeepers, work: useCreditOn }) },
  { path: '/:id/refunds', method: 'post', handler: staffVerb({ roles: bookkeepers, work: refundOn }) },
]

async function recordOn(req: PayloadRequest, invoiceId: string): Promise<Response> {
  return Response.json(await recordPayment(req, { invoiceId, ...(await bodyOf(req, paymentRequest)) }))
}

async function useCreditOn(req: PayloadRequest, invoiceId: string): Promise<Response> {
  return Response.json(await useCredit(req, { invoiceId, ...(await bodyOf(req, useCreditRequest)) }))
}

async function refundOn(req: PayloadRequest, invoiceId: string): Promise<Response> {
  return Response.json(await recordInvoiceRefund(req, { invoiceId, ...(await bodyOf(req, invoiceRefundRequest)) }))
}
