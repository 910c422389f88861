import type { PayloadRequest } from 'payload'

import { asUser } from '../../access/actors'
import { portsOf } from '../../integrations/ports'
import { collectionOf, readFrozenDocument, type DocumentName } from './frozenDocument'

export type StoredPdf = { filename: string; bytes: Uint8Array }

/**
 * The stored PDF of a frozen document, as far as the person of the request may read that document (C2); null when there
 * is none for them, or it is not made yet.
 */
export async function readPdf(req: PayloadRequest, name: DocumentName): Promise<StoredPdf | null> {
  const readable = await req.payload.count({
    collection: collectionOf[name.kind],
    where: { id: { equals: name.id } },
    ...asUser(req),
  })
  if (readable.totalDocs === 0) return null
  const document = await readFrozenDocument(req, name)
  if (!document.pdf) return null
  return { filename: `${document.label}.pdf`, bytes: await portsOf(req.payload).storage.get(document.pdf.key) }
}
