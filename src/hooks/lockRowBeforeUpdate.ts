import { APIError, type CollectionBeforeOperationHook, type CollectionSlug } from 'payload'

import { lockRow } from '../database/lock'

/**
 * Takes the row's lock before Payload reads it, so that two writers never overwrite each other's columns
 * (architecture rule 2, platform.md §0.10). Updates of many rows at once would pass the lock: they are refused.
 */
export function lockRowBeforeUpdate(collection: CollectionSlug): CollectionBeforeOperationHook {
  const table = collection.replaceAll('-', '_')
  return async ({ args, operation, req }) => {
    if (operation !== 'update') return args
    const id: unknown = 'id' in args ? args.id : undefined
    if (typeof id !== 'string') throw new APIError(req.t('tu:update.oneByOne' as never), 405, undefined, true)
    // Anything else is no row of ours: Payload says so, Postgres would only say that it cannot read it.
    if (uuid.test(id)) await lockRow(req, table, id)
    return args
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
