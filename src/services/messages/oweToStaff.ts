import type { PayloadRequest } from 'payload'

import { idOrNull } from '../../database/ids'
import type { Quote } from '../../payload-types'
import { oweMessage, type OwedMessage } from './owe'

/** Owes the person in charge of a quote a mail; the agency's own address when nobody is. */
export async function oweToStaff(
  req: PayloadRequest,
  message: Omit<OwedMessage, 'to' | 'language'>,
  quote: Pick<Quote, 'owner'>,
): Promise<void> {
  const ownerId = idOrNull(quote.owner)
  const owner = ownerId
    ? await req.payload.findByID({ collection: 'users', id: ownerId, depth: 0, disableErrors: true, req })
    : null
  const company = await req.payload.findGlobal({ slug: 'company', depth: 0, req })
  const address = owner?.email ?? company.email
  if (!address) return
  await oweMessage(req, { ...message, language: 'fr', to: { name: owner?.name ?? null, address } })
}
