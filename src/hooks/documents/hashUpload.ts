import { createHash } from 'node:crypto'
import type { CollectionBeforeChangeHook } from 'payload'

/** Keeps the SHA-256 of the bytes as received and who brought them (C3). */
export const hashUpload: CollectionBeforeChangeHook = ({ data, req }) => {
  if (!req.file) return data
  return {
    ...data,
    sha256: createHash('sha256').update(req.file.data).digest('hex'),
    uploadedBy: req.user ? `${req.user.collection}:${req.user.id}` : 'system',
  }
}
