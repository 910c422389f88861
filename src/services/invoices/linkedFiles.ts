import type { Payload } from 'payload'

import { portsOf } from '../../integrations/ports'
import { readFrozenDocument } from '../documents/frozenDocument'
import type { StoredPdf } from '../documents/readPdf'
import { requestOf } from '../guest'
import { invoiceByToken } from './read'

/** The PDF of the invoice that a link opens, as stored; null when there is no such link or it is not made yet (I7). */
export async function linkedInvoicePdf(payload: Payload, token: string): Promise<StoredPdf | null> {
  const linked = await invoiceByToken(payload, token)
  if (!linked?.pdfKey) return null
  const bytes = await portsOf(payload).storage.get(linked.pdfKey)
  return { filename: `${linked.content.number}.pdf`, bytes }
}

/**
 * The stored receipt of a payment of the invoice that a link opens (I9); null for every other payment, and until it is
 * printed.
 */
export async function linkedReceiptPdf(
  payload: Payload,
  { token, paymentId }: { token: string; paymentId: string },
): Promise<StoredPdf | null> {
  const linked = await invoiceByToken(payload, token)
  const payment = linked?.payments.find(({ id }) => id === paymentId)
  if (!payment?.hasReceipt || payment.kind === 'refund') return null
  const guest = await requestOf(payload, { kind: 'system', name: 'receipt' })
  const { label, pdf } = await readFrozenDocument(guest, { kind: 'receipt', id: paymentId })
  if (!pdf) return null
  return { filename: `${label}.pdf`, bytes: await portsOf(payload).storage.get(pdf.key) }
}
