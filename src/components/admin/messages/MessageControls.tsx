'use client'

import { Button, useAuth, useDocumentInfo } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { messageStates, messageTransitions } from '@/domain/messages/states'
import { ActionDialog } from '../ActionDialog'
import { textAt } from '../records'
import { RefusalNotice } from '../RefusalNotice'
import { useAction } from '../useAction'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'

const slug = 'message-resend'

/** Sends an owed message again. Asks first when its recipient may get it twice (D3), and says so. */
export function MessageControls(): ReactElement | null {
  const { id, data } = useDocumentInfo()
  const { user } = useAuth()
  const { message: words } = useAdminTexts().texts
  const { call } = useApi()
  const action = useAction(slug)
  const state = messageStates.find((candidate) => candidate === textAt(data, 'state'))
  const mayResend = state !== undefined && messageTransitions[state].resend !== undefined
  if (id === undefined || !mayResend || textAt(user, 'role') === 'viewer') return null
  const resend = (): void =>
    void action.run(
      () => call(`/messages/${id}/resend`, { method: 'POST' }),
      () => words.resent,
    )
  const mayHaveLeft = state === 'unknown' || state === 'sent'
  return (
    <>
      <Button id="message-resend-open" className="tu-next" margin={false} onClick={action.open}>
        {words.resendAsk}
      </Button>
      <ActionDialog
        slug={slug}
        title={words.resendTitle}
        isBusy={action.isBusy}
        confirm={{ label: words.resendConfirm, run: resend }}
      >
        {mayHaveLeft ? <p>{state === 'unknown' ? words.resendUnknown : words.resendSent}</p> : null}
        <p>{textAt(data, 'toAddress')}</p>
        {action.refusal === null ? null : <RefusalNotice refusal={action.refusal} clientId={null} />}
      </ActionDialog>
    </>
  )
}
