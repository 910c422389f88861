'use client'

import { toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'

import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'

type LineVerb = {
  /** Until the line is shown as it is then. */
  isBusy: boolean
  /** Asks for it, says how it went, and shows the line as it is then. */
  run: (verb: 'accept' | 'ignore' | 'reopen', said: string, body?: unknown) => Promise<void>
}

/** A verb of a bank line that a single click runs: it can be taken back, or was fully told beside its button. */
export function useLineVerb(lineId: string): LineVerb {
  const { call } = useApi()
  const { dialog } = useAdminTexts().texts
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const [isRefreshing, startRefresh] = useTransition()
  const run: LineVerb['run'] = async (verb, said, body) => {
    setAsking(true)
    const answer = await call(`/bank-lines/${lineId}/${verb}`, {
      method: 'POST',
      ...(body === undefined ? {} : { body }),
    })
    setAsking(false)
    if (answer.ok) toast.success(said)
    else toast.error(answer.refusal.message ?? dialog.failed)
    startRefresh(() => router.refresh())
  }
  return { isBusy: isAsking || isRefreshing, run }
}
