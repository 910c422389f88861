'use client'

import { useEffect, useState } from 'react'

import { isRecord, textAt } from './records'
import { useApi } from './useApi'

const pauseMs = 2_000
const mostTries = 60

type Wanted = { collection: 'quote-versions' | 'invoices'; id: string; isKnownReady: boolean }

/** Whether the row's PDF has been made; asks every two seconds for two minutes while it has not. */
export function usePdfReady({ collection, id, isKnownReady }: Wanted): boolean {
  const { call } = useApi()
  const [readyId, setReadyId] = useState<string | null>(null)
  useEffect(() => {
    if (isKnownReady) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const ask = async (triesLeft: number): Promise<void> => {
      const answer = await call(`/${collection}/${id}?depth=0&select[pdfSha256]=true`)
      if (isGone) return
      if (answer.ok && isRecord(answer.body) && textAt(answer.body, 'pdfSha256') !== null) setReadyId(id)
      else if (triesLeft > 0) timer = setTimeout(() => void ask(triesLeft - 1), pauseMs)
    }
    void ask(mostTries)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [call, collection, id, isKnownReady])
  return isKnownReady || readyId === id
}
