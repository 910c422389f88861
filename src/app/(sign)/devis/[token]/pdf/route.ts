import config from '@payload-config'
import { getPayload } from 'payload'

import { presentedPdf } from '@/services/quotes/presentedPdf'
import { pdfAnswer } from '../../../pdfAnswer'

/** The PDF of the version that the link shows. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params
  return pdfAnswer(await presentedPdf(await getPayload({ config }), token))
}
