'use client'

import { Button, useModal } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { ActionDialog } from '../ActionDialog'
import { RefusalNotice } from '../RefusalNotice'
import { useAction } from '../useAction'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'

type Verb = 'revise' | 'cancel'
type TurnQuoteProps = {
  verb: Verb
  quoteId: string
  /** With its own button, or only the dialog, which a menu opens. */
  as: 'next' | 'dialog'
}

/** The dialog's name, by which a menu opens it. */
export function turnSlug(verb: Verb): string {
  return `quote-${verb}`
}

/** Takes a quote back to be edited, or cancels it, after a question. */
export function TurnQuote({ verb, quoteId, as }: TurnQuoteProps): ReactElement {
  const slug = turnSlug(verb)
  const { quote: words } = useAdminTexts().texts
  const { call } = useApi()
  const { openModal } = useModal()
  const action = useAction(slug)
  const isCancel = verb === 'cancel'
  const turn = (): void =>
    void action.run(
      () => call(`/quotes/${quoteId}/${verb}`, { method: 'POST' }),
      () => (isCancel ? words.cancelled : words.revised),
    )
  return (
    <>
      {as === 'next' ? (
        <Button id={`${slug}-open`} className="tu-next" margin={false} onClick={() => openModal(slug)}>
          {isCancel ? words.cancel : words.revise}
        </Button>
      ) : null}
      <ActionDialog
        slug={slug}
        title={isCancel ? words.cancelTitle : words.reviseTitle}
        isBusy={action.isBusy}
        {...(isCancel ? { cancelLabel: words.keep } : {})}
        confirm={{ label: isCancel ? words.cancelConfirm : words.reviseConfirm, isDanger: isCancel, run: turn }}
      >
        <p>{isCancel ? words.cancelIntro : words.reviseIntro}</p>
        {action.refusal === null ? null : <RefusalNotice refusal={action.refusal} clientId={null} />}
      </ActionDialog>
    </>
  )
}
