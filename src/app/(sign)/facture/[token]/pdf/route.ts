import config from '@payload-config'
import { getPayload } from 'payload'

import { linkedInvoicePdf } from '@/services/invoices/linkedFiles'
import { pdfAnswer } from '../../../pdfAnswer'

/** The PDF of the invoice that the link shows, as it was issued (I7). */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params
  return pdfAnswer(await linkedInvoicePdf(await getPayload({ config }), token))
}
