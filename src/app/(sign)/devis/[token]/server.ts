import config from '@payload-config'
import { headers } from 'next/headers'
import { getPayload, type Payload } from 'payload'
import { cache } from 'react'

import type { OpenQuoteView } from '@/contracts/sign'
import { openQuote } from '@/services/quotes/open'

import { clientAddress } from '@/access/clientAddress'

/** The quote behind a link, read once per request however many parts of the page ask; null when there is none. */
export const readQuote = cache(async (token: string): Promise<OpenQuoteView | null> => {
  const payload = await getPayload({ config })
  return openQuote(payload, { token, now: custom(payload).ports.now() })
})

/** What a verb needs to know about the request that carries it: the clock and the evidence of S4. */
export async function requestFacts(): Promise<{
  payload: Payload
  facts: { now: Date; ip: string | null; userAgent: string | null; acceptLanguage: string | null }
}> {
  const payload = await getPayload({ config })
  const { ports, env } = custom(payload)
  const sent = await headers()
  return {
    payload,
    facts: {
      now: ports.now(),
      ip: clientAddress(sent.get('x-forwarded-for'), env.TU_TRUSTED_PROXIES),
      userAgent: sent.get('user-agent'),
      acceptLanguage: sent.get('accept-language'),
    },
  }
}

type Custom = { ports: { now: () => Date }; env: { TU_TRUSTED_PROXIES: number } }

/** `traitDUnion.ts` puts the ports and the environment there, always; Payload's type knows nothing of it. */
function custom(payload: Payload): Custom {
  return payload.config.custom as Custom
}
