import type { CollectionBeforeChangeHook } from 'payload'

import { idOrNull } from '../../database/ids'
import type { Invoice } from '../../payload-types'

/** Keeps a draft's buyer by name beside it, so that lists are searched without a join. */
export const nameClient: CollectionBeforeChangeHook<Invoice> = async ({ data, originalDoc, req }) => {
  if ((data.state ?? originalDoc?.state) !== 'draft') return data
  const id = idOrNull(data.client)
  if (!id) return data
  const client = await req.payload.findByID({ collection: 'clients', id, depth: 0, disableErrors: true, req })
  return { ...data, clientName: client?.name ?? null }
}
