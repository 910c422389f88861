'use client'

import { Button, useAuth, useDocumentInfo, type UserWithToken } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { bankLineTransitions } from '@/domain/payments/bankLineLife'
import { textAt } from '../records'
import { useAdminTexts } from '../useAdminTexts'
import { bankLineStateOf } from './bankLineState'
import { useLineVerb } from './useLineVerb'

/** Puts a line aside, or takes it back. */
export function BankLineControls(): ReactElement | null {
  const { id, data } = useDocumentInfo()
  const { user } = useAuth<UserWithToken['user']>()
  const { money: words } = useAdminTexts().texts
  const state = bankLineStateOf(textAt(data, 'state'))
  const { isBusy, run } = useLineVerb(String(id ?? ''))
  if (id === undefined || state === null || textAt(user, 'role') === 'viewer') return null
  const transitions = bankLineTransitions[state]
  if (transitions.ignore !== undefined)
    return (
      <Button
        id="bank-line-ignore"
        buttonStyle="secondary"
        margin={false}
        disabled={isBusy}
        onClick={() => void run('ignore', words.ignored)}
      >
        {words.ignore}
      </Button>
    )
  if (transitions.reopen === undefined) return null
  return (
    <Button
      id="bank-line-reopen"
      className="tu-next"
      margin={false}
      disabled={isBusy}
      onClick={() => void run('reopen', words.reopened)}
    >
      {words.reopen}
    </Button>
  )
}
