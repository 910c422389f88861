import { mkdir, statfs } from 'node:fs/promises'
import type { CollectionBeforeOperationHook } from 'payload'

import { refuse } from '../refuse'

/** Left free beside the file itself, for its sizes and for the database on the same disk. */
const reserveBytes = 1024 * 1024

/**
 * Refuses an upload that the disk has no room for, before a byte is written: Payload would leave a cut file behind and say
 * only that there was a problem.
 */
export const requireRoom: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  const size = req.file?.data.byteLength
  const folder = collection.upload.staticDir
  if ((operation !== 'create' && operation !== 'update') || size === undefined || !folder) return args
  await mkdir(folder, { recursive: true })
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < size + reserveBytes) throw refuse(req, { code: 'upload.diskFull', status: 507 })
  return args
}
