'use client'

import { Button, toast, useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState, type ReactElement } from 'react'

import { textAt } from '../records'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'

/** Has an event of the inbox processed once more; what was recorded before stays as it is (P2). */
export function StripeEventControls(): ReactElement | null {
  const { id, data } = useDocumentInfo()
  const { user } = useAuth()
  const { texts } = useAdminTexts()
  const { call } = useApi()
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const role = textAt(user, 'role')
  const state = textAt(data, 'state')
  if (id === undefined || state === null || state === 'received' || (role !== 'owner' && role !== 'accountant'))
    return null
  const replay = async (): Promise<void> => {
    setBusy(true)
    const answer = await call(`/stripe-events/${String(id)}/replay`, { method: 'POST' })
    setBusy(false)
    if (!answer.ok) return void toast.error(answer.refusal.message ?? texts.dialog.failed)
    toast.success(texts.payment.replayed)
    router.refresh()
  }
  return (
    <Button id="stripe-event-replay" margin={false} disabled={isBusy} onClick={() => void replay()}>
      {isBusy ? texts.dialog.working : texts.payment.replay}
    </Button>
  )
}
