'use client'

import { useEffect, useState } from 'react'

import { listAt, textAt } from '../records'
import { useApi } from '../useApi'

/** One signer's address, as `/api/quotes/:id/link` tells it. */
export type SignerLink = { name: string; state: 'signed' | 'turn' | 'waiting'; url: string }

/** `url` is that of the signer whose turn it is. */
export type QuoteLinks = { url: string; signers: SignerLink[] }

/** The addresses of the signers' pages, asked for once per quote; null until known, or when no quote is given. */
export function useQuoteLinks(quoteId: string | null): QuoteLinks | null {
  const { call } = useApi()
  const [known, setKnown] = useState<{ quoteId: string; links: QuoteLinks | null } | null>(null)
  useEffect(() => {
    if (quoteId === null) return undefined
    let isGone = false
    void call(`/quotes/${quoteId}/link`).then((answer) => {
      if (!isGone) setKnown({ quoteId, links: answer.ok ? linksIn(answer.body) : null })
    })
    return () => {
      isGone = true
    }
  }, [call, quoteId])
  return known !== null && known.quoteId === quoteId ? known.links : null
}

function linksIn(body: unknown): QuoteLinks | null {
  const url = textAt(body, 'url')
  return url === null ? null : { url, signers: listAt(body, 'signers').flatMap(signerIn) }
}

function signerIn(value: unknown): SignerLink[] {
  const [name, state, url] = [textAt(value, 'name'), textAt(value, 'state'), textAt(value, 'url')]
  const isKnown = state === 'signed' || state === 'turn' || state === 'waiting'
  return name !== null && url !== null && isKnown ? [{ name, state, url }] : []
}
