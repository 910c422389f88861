import config from '@payload-config'
import { getPayload } from 'payload'

import { linkedReceiptPdf } from '@/services/invoices/linkedFiles'
import { pdfAnswer } from '../../../../pdfAnswer'

type Context = { params: Promise<{ token: string; paymentId: string }> }

/** The receipt of a payment of the invoice that the link shows, and of no other (I9). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token, paymentId } = await params
  return pdfAnswer(await linkedReceiptPdf(await getPayload({ config }), { token, paymentId }))
}
