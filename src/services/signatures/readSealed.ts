import type { PayloadRequest } from 'payload'

import { asUser } from '../../access/actors'
import { idOf } from '../../database/ids'
import { portsOf } from '../../integrations/ports'
import type { StoredPdf } from '../documents/readPdf'

/**
 * The sealed PDF of an acceptance, with its timestamp where there is one, as far as the person of the request may read
 * it (C2); null when there is none for them, or it is not made yet.
 */
export async function readSealed(req: PayloadRequest, acceptanceId: string): Promise<StoredPdf | null> {
  const readable = await req.payload.count({
    collection: 'acceptances',
    where: { id: { equals: acceptanceId } },
    ...asUser(req),
  })
  return readable.totalDocs === 0 ? null : sealedPdfOf(req, acceptanceId)
}

/** The sealed PDF as the system reads it; null while it is being made. */
export async function sealedPdfOf(req: PayloadRequest, acceptanceId: string): Promise<StoredPdf | null> {
  const acceptance = await req.payload.findByID({ collection: 'acceptances', id: acceptanceId, depth: 0, req })
  const key = acceptance.timestampedPdfKey ?? acceptance.sealedPdfKey
  if (!key) return null
  const version = await req.payload.findByID({
    collection: 'quote-versions',
    id: idOf(acceptance.version),
    depth: 0,
    req,
  })
  return { filename: `${version.label}-signe.pdf`, bytes: await portsOf(req.payload).storage.get(key) }
}
