import type { PayloadRequest } from 'payload'

import type { Message } from '../../payload-types'

/** The mail that brings one version of a quote to one of its signers; null when they are owed none. */
export async function quoteMailTo(
  req: PayloadRequest,
  { versionId, address }: { versionId: string; address: string },
): Promise<Message | null> {
  const { docs } = await req.payload.find({
    collection: 'messages',
    where: {
      template: { equals: 'quote-sent' },
      quoteVersion: { equals: versionId },
      toAddress: { equals: address },
    },
    sort: '-createdAt',
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0] ?? null
}
