import { z } from 'zod'

import type { CivilDate } from '../domain/dates/civilDate'
import type { InvoiceContent } from '../domain/invoices/content'
import type { PaymentMethod } from '../domain/payments/states'
import type { TransferInstructions } from './transfer'
import { text } from './text'

/** How somebody can pay on the provider's page. */
export const onlineMethods = ['card', 'sepa-debit'] as const
export type OnlineMethod = (typeof onlineMethods)[number]

/**
 * What a page sends to pay by card or debit: the amount as the payer saw it, so that a balance that changed meanwhile is
 * told and not charged (P3).
 */
export const payRequest = z.strictObject({
  token: text().min(20).max(200),
  method: z.enum(onlineMethods),
  amountCents: z.int().positive(),
})
export type PayRequest = z.infer<typeof payRequest>

/** Why no payment page was opened; the page turns `code` and `data` into a sentence. */
export type PayRefusal = {
  ok: false
  status: 404 | 409 | 422 | 429 | 503
  code: string
  data: Readonly<Record<string, string | number>>
}

/** `url`: the provider's page, where the payer goes next. */
export type PayResult = { ok: true; url: string } | PayRefusal

/** How an invoice stands for who holds its link; `processing`: a debit is on its way. */
export type InvoicePageState =
  'preparing' | 'due' | 'overdue' | 'processing' | 'paid' | 'refunded' | 'cancelled' | 'credit-note'

/** Money that came or is on its way, as the payer may see it. */
export type InvoicePayment = {
  id: string
  kind: 'payment' | 'refund'
  state: 'pending' | 'succeeded' | 'failed' | 'disputed'
  on: CivilDate
  amountCents: number
  method: PaymentMethod
  /** null until the receipt is printed, and for what is no receipt. */
  receiptUrl: string | null
}

/** All that the page of an invoice shows (I9); `services/invoices/open` answers with it. */
export type OpenInvoiceView = {
  content: InvoiceContent
  state: InvoicePageState
  paidCents: number
  creditedCents: number
  /** What is left to pay now, less what is on its way. */
  dueCents: number
  payments: readonly InvoicePayment[]
  transfer: TransferInstructions | null
  /** Ways to pay online that are open now; none without a provider. */
  online: readonly OnlineMethod[]
  pdfUrl: string | null
  contactEmail: string
}
