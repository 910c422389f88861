'use client'

import { Button, useFormModified, useModal } from '@payloadcms/ui'
import { useState, type ReactElement } from 'react'

import { fill } from '@/i18n/fill'
import { ActionDialog } from '../ActionDialog'
import type { Refusal } from '../api'
import { textAt } from '../records'
import { ProblemList, RefusalNotice } from '../RefusalNotice'
import { SaveFirst } from '../SaveFirst'
import { useAction } from '../useAction'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'
import { sendPreviewIn, type SendPreview } from './sendPreview'
import { SendFacts } from './SendFacts'

type SendQuoteProps = { quoteId: string; clientId: string | null }

const sendSlug = 'quote-send'
const saveSlug = 'quote-save-first'

type Preview = { kind: 'loading' } | { kind: 'known'; preview: SendPreview } | { kind: 'refused'; refusal: Refusal }

/** The next step of a draft: shows who gets what before it is frozen and sent; unsaved changes are saved first (Q1). */
export function SendQuote({ quoteId, clientId }: SendQuoteProps): ReactElement {
  const { texts } = useAdminTexts()
  const { call } = useApi()
  const isModified = useFormModified()
  const { openModal } = useModal()
  const action = useAction(sendSlug)
  const [preview, setPreview] = useState<Preview>({ kind: 'loading' })
  const openPreview = async (): Promise<void> => {
    setPreview({ kind: 'loading' })
    action.open()
    const answer = await call(`/quotes/${quoteId}/send-preview`)
    setPreview(
      answer.ok ? { kind: 'known', preview: sendPreviewIn(answer.body) } : { kind: 'refused', refusal: answer.refusal },
    )
  }
  const send = (): void =>
    void action.run(
      () => call(`/quotes/${quoteId}/send`, { method: 'POST' }),
      (body) => fill(texts.quote.sent, { label: textAt(body, 'label') ?? '' }),
    )
  const isSendable = preview.kind === 'known' && preview.preview.problems.length === 0
  return (
    <>
      <Button
        id="quote-send-open"
        margin={false}
        buttonStyle={isModified ? 'secondary' : 'primary'}
        {...(isModified ? {} : { className: 'tu-next' })}
        onClick={() => (isModified ? openModal(saveSlug) : void openPreview())}
      >
        {texts.quote.send}
      </Button>
      <SaveFirst slug={saveSlug} title={texts.quote.sendTitle} onSaved={openPreview} />
      <ActionDialog
        slug={sendSlug}
        title={texts.quote.sendTitle}
        isBusy={action.isBusy}
        confirm={{ label: texts.quote.sendConfirm, isDisabled: !isSendable, run: send }}
      >
        <PreviewBody preview={preview} clientId={clientId} />
        {action.refusal === null ? null : <RefusalNotice refusal={action.refusal} clientId={clientId} />}
      </ActionDialog>
    </>
  )
}

function PreviewBody({ preview, clientId }: { preview: Preview; clientId: string | null }): ReactElement {
  const { texts } = useAdminTexts()
  if (preview.kind === 'loading') return <p aria-busy="true">{texts.dialog.loading}</p>
  if (preview.kind === 'refused') return <RefusalNotice refusal={preview.refusal} clientId={clientId} />
  const { problems } = preview.preview
  if (problems.length === 0) return <SendFacts preview={preview.preview} />
  return (
    <>
      <p>{texts.quote.sendRefused}</p>
      <ProblemList problems={problems} clientId={clientId} />
    </>
  )
}
