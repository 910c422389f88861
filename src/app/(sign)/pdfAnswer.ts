/** A stored PDF behind a secret link, byte for byte; 404 for every link that opens nothing. */
export function pdfAnswer(pdf: { filename: string; bytes: Uint8Array } | null): Response {
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
