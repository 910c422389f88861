import config from '@payload-config'
import { getPayload } from 'payload'

import { signedPdf } from '@/services/quotes/signedPdf'
import { pdfAnswer } from '../../../pdfAnswer'

/** The sealed PDF of the signed quote that the link shows (R41). */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params
  return pdfAnswer(await signedPdf(await getPayload({ config }), token))
}
