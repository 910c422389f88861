import type { PayloadRequest } from 'payload'

import type { OnlineMethod } from '../../contracts/pay'
import { sideOf, standingOf } from '../../domain/signatures/signingOrder'
import { checkoutWords } from '../../i18n/checkout'
import { sha256 } from '../digest'
import { billingRecipient } from '../invoices/billingRecipient'
import { invoiceByToken } from '../invoices/read'
import { quoteByToken } from '../quotes/read'
import type { CheckoutSubject } from './checkoutSubject'

/** The page that asks for a payment, as the payer sees it. */
export type OnlinePage = {
  subject: CheckoutSubject
  /** Of this page and means: another link or means gets a payment page of its own. */
  variant: string
  method: OnlineMethod
  url: string
  description: string
  language: 'fr' | 'en'
  payer: { name: string; email: string | null }
}

type Asked = { token: string; method: OnlineMethod }

/** The page of an invoice's link (I9); null when the link opens nothing. */
export async function invoicePage(req: PayloadRequest, asked: Asked): Promise<OnlinePage | null> {
  const linked = await invoiceByToken(req.payload, asked.token)
  if (!linked) return null
  const { invoiceId: id, content } = linked
  const invoice = await req.payload.findByID({ collection: 'invoices', id, depth: 0, joins: false, req })
  const recipient = await billingRecipient(req, invoice)
  return {
    ...common(req, asked, 'facture'),
    subject: { kind: 'invoice', id },
    description: checkoutWords[content.language].invoice(content.number),
    language: content.language,
    payer: { name: content.client.name, email: recipient?.address ?? null },
  }
}

/** The page of a signer's link; null when it opens nothing, and for who signs for the agency, who has nothing to pay. */
export async function quotePage(req: PayloadRequest, asked: Asked): Promise<OnlinePage | null> {
  const linked = await quoteByToken(req.payload, asked.token)
  const you = linked && standingOf(linked.order, linked.email)
  if (!linked || !you || sideOf(you.signer) === 'agency') return null
  const { number, language, client } = linked.content
  return {
    ...common(req, asked, 'devis'),
    subject: { kind: 'quote', id: linked.quoteId },
    description: checkoutWords[language].deposit(number),
    language,
    payer: { name: client.name, email: you.signer.email },
  }
}

function common({ payload }: PayloadRequest, { token, method }: Asked, path: 'facture' | 'devis') {
  const url = `${payload.config.serverURL}/${path}/${token}`
  return { method, url, variant: sha256(`${method} ${url}`).slice(0, 16) }
}
