import config from '@payload-config'
import { getPayload } from 'payload'

import { presentedPdf } from '@/services/quotes/presentedPdf'

/** The stored PDF of the version that the link shows, byte for byte; 404 for every link that opens nothing. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params
  const pdf = await presentedPdf(await getPayload({ config }), token)
  if (!pdf) return new Response('Not found', { status: 404, headers: { 'Cache-Control': 'no-store' } })
  return new Response(Buffer.from(pdf.bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${pdf.filename}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
    },
  })
}
