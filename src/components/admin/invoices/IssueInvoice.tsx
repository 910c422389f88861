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
import { IssueFacts } from './IssueFacts'
import { issuePreviewIn, type IssuePreview } from './issuePreview'

type IssueInvoiceProps = { invoiceId: string; clientId: string | null }
type Preview = { kind: 'loading' } | { kind: 'known'; preview: IssuePreview } | { kind: 'refused'; refusal: Refusal }

const issueSlug = 'invoice-issue'
const saveSlug = 'invoice-save-first'

/** The next step of a draft: shows what is issued to whom, or all that it lacks, before it gets its number (I2, I4). */
export function IssueInvoice({ invoiceId, clientId }: IssueInvoiceProps): ReactElement {
  const { invoice: words } = useAdminTexts().texts
  const { call } = useApi()
  const isModified = useFormModified()
  const { openModal } = useModal()
  const action = useAction(issueSlug)
  const [preview, setPreview] = useState<Preview>({ kind: 'loading' })
  const openPreview = async (): Promise<void> => {
    setPreview({ kind: 'loading' })
    action.open()
    const answer = await call(`/invoices/${invoiceId}/issue-preview`)
    setPreview(
      answer.ok
        ? { kind: 'known', preview: issuePreviewIn(answer.body) }
        : { kind: 'refused', refusal: answer.refusal },
    )
  }
  const issue = (): void =>
    void action.run(
      () => call(`/invoices/${invoiceId}/issue`, { method: 'POST' }),
      (body) => fill(words.issued, { number: textAt(body, 'number') ?? '' }),
    )
  const isIssuable = preview.kind === 'known' && preview.preview.problems.length === 0
  return (
    <>
      <Button
        id="invoice-issue-open"
        margin={false}
        buttonStyle={isModified ? 'secondary' : 'primary'}
        {...(isModified ? {} : { className: 'tu-next' })}
        onClick={() => (isModified ? openModal(saveSlug) : void openPreview())}
      >
        {words.issue}
      </Button>
      <SaveFirst slug={saveSlug} title={words.issueTitle} onSaved={openPreview} />
      <ActionDialog
        slug={issueSlug}
        title={words.issueTitle}
        isBusy={action.isBusy}
        confirm={{ label: words.issueConfirm, isDisabled: !isIssuable, run: issue }}
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
  if (problems.length === 0) return <IssueFacts preview={preview.preview} />
  return (
    <>
      <p>{texts.invoice.issueRefused}</p>
      <ProblemList problems={problems} clientId={clientId} />
    </>
  )
}
