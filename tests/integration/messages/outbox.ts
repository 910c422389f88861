import type { Payload, PayloadRequest } from 'payload'
import { contentHash } from '@/services/digest'
import { requestOf } from '@/services/guest'
import { giveLinks } from '@/services/quotes/signingLinks'
import type { Message } from '@/payload-types'
import { quoteContentFixture } from '../../factories/quoteContent'

/** A request of the system, without a transaction of its own. */
export function systemRequest(payload: Payload): Promise<PayloadRequest> {
  return requestOf(payload, { kind: 'system', name: 'test' })
}

export type SentQuote = { clientId: string; quoteId: string; quoteVersionId: string }

/** A quote that is out, with its frozen version; the PDF is there unless `pdfKey` is null. */
export async function sentQuote(
  payload: Payload,
  { number, pdfKey }: { number: string; pdfKey: string | null },
): Promise<SentQuote> {
  const content = quoteContentFixture({ number })
  const client = await payload.create({
    collection: 'clients',
    data: { name: content.client.name, kind: 'pro-fr', language: 'fr', address: { ...content.client.address } },
  })
  const quote = await payload.create({
    collection: 'quotes',
    data: { title: content.title, client: client.id, language: 'fr', state: 'draft', depositState: 'none' },
  })
  const version = await payload.create({
    collection: 'quote-versions',
    data: {
      label: number,
      quote: quote.id,
      client: client.id,
      version: 1,
      state: 'current',
      content,
      sha256: contentHash(content),
      validUntil: content.validUntil,
      pdfKey,
    },
  })
  await payload.update({
    collection: 'quotes',
    id: quote.id,
    data: { state: 'sent', currentVersion: version.id },
  })
  await giveLinks(await systemRequest(payload), { quoteId: quote.id, signers: content.signers })
  return { clientId: client.id, quoteId: quote.id, quoteVersionId: version.id }
}

/** The message as it stands, `data` included. */
export function messageNow(payload: Payload, id: string): Promise<Message> {
  return payload.findByID({ collection: 'messages', id, depth: 0 })
}

/** The mail jobs that wait, oldest first: when each may run, null for at once. */
export async function waitingDeliveries(payload: Payload, messageId: string): Promise<(string | null)[]> {
  const { docs } = await payload.find({
    collection: 'payload-jobs',
    where: { taskSlug: { equals: 'deliver-message' }, completedAt: { exists: false } },
    sort: 'createdAt',
    pagination: false,
  })
  return docs.filter(({ input }) => isAbout(input, messageId)).map(({ waitUntil }) => waitUntil ?? null)
}

function isAbout(input: unknown, messageId: string): boolean {
  return typeof input === 'object' && input !== null && 'messageId' in input && input.messageId === messageId
}
