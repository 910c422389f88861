import type { Endpoint, PayloadHandler, PayloadRequest } from 'payload'

import { isStaff } from '../access/people'
import { requestOf } from '../services/guest'
import { evidenceBundle } from '../services/signatures/evidenceBundle'
import { readSealed } from '../services/signatures/readSealed'
import { notFound } from './answers'
import { isUuid, pdfResponse } from './staffVerb'

/** Files of an acceptance, under `/api/acceptances/:id`: the sealed PDF, and for staff the evidence to check it by. */
export const acceptanceFiles: Endpoint[] = [
  { path: '/:id/pdf', method: 'get', handler: named(sealedPdf) },
  { path: '/:id/evidence', method: 'get', handler: named(evidence) },
]

function named(answer: (req: PayloadRequest, id: string) => Promise<Response>): PayloadHandler {
  return async (req) => {
    const id = req.routeParams?.id
    return req.user && typeof id === 'string' && isUuid(id) ? answer(req, id) : notFound()
  }
}

async function sealedPdf(req: PayloadRequest, id: string): Promise<Response> {
  const pdf = await readSealed(req, id)
  return pdf ? pdfResponse(pdf) : notFound()
}

async function evidence(req: PayloadRequest, id: string): Promise<Response> {
  if (!isStaff(req.user)) return notFound()
  const known = await req.payload.count({ collection: 'acceptances', where: { id: { equals: id } }, req })
  if (known.totalDocs === 0) return notFound()
  const { filename, bytes } = await evidenceBundle(
    await requestOf(req.payload, { kind: 'system', name: 'evidence' }),
    id,
  )
  return new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${filename}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
