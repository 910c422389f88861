import type { PayloadRequest } from 'payload'

/** The project that a quote started; null when it started none. */
export async function projectIdOf(req: PayloadRequest, quoteId: string): Promise<string | null> {
  const found = await req.payload.find({
    collection: 'projects',
    where: { quote: { equals: quoteId } },
    select: { title: true },
    depth: 0,
    joins: false,
    limit: 1,
    pagination: false,
    req,
  })
  return found.docs[0]?.id ?? null
}
