'use client'

import { useEffect, useState } from 'react'

import { textAt } from '../records'
import { useApi } from '../useApi'

/** The address of the client's page, asked for once per quote; null until it is known, or when no quote is given. */
export function useQuoteLink(quoteId: string | null): string | null {
  const { call } = useApi()
  const [known, setKnown] = useState<{ quoteId: string; url: string | null } | null>(null)
  useEffect(() => {
    if (quoteId === null) return undefined
    let isGone = false
    void call(`/quotes/${quoteId}/link`).then((answer) => {
      if (!isGone) setKnown({ quoteId, url: answer.ok ? textAt(answer.body, 'url') : null })
    })
    return () => {
      isGone = true
    }
  }, [call, quoteId])
  return known !== null && known.quoteId === quoteId ? known.url : null
}
