'use client'

import {
  Button,
  useAuth,
  useDocumentInfo,
  useFormFields,
  useFormModified,
  useModal,
  type UserWithToken,
} from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { idAt, textAt } from '../records'
import { useAdminTexts } from '../useAdminTexts'
import { DraftDialog } from './DraftDialog'
import { InvoicePageLink } from './InvoicePageLink'
import { useInvoiceOf } from './useInvoiceOf'

/** Under a milestone that has a share of the signed quote: its invoice, or the step that drafts it (R19). */
export function MilestoneInvoice({ path }: { path: string }): ReactElement | null {
  const { id, data } = useDocumentInfo()
  const { user } = useAuth<UserWithToken['user']>()
  const row = path.split('.').slice(0, -1).join('.')
  const share = useFormFields(([fields]) => fields[`${row}.invoiceBp`]?.value)
  const milestoneId = useFormFields(([fields]) => fields[`${row}.id`]?.value)
  const mayInvoice = ['owner', 'manager', 'accountant'].includes(textAt(user, 'role') ?? '')
  const hasShare = typeof share === 'number' && share > 0
  if (id === undefined || typeof milestoneId !== 'string' || !hasShare || !mayInvoice) return null
  if (idAt(data, 'quote') === null) return null
  return <MilestoneStep projectId={String(id)} milestoneId={milestoneId} />
}

function MilestoneStep({ projectId, milestoneId }: { projectId: string; milestoneId: string }): ReactElement | null {
  const { invoice: words } = useAdminTexts().texts
  const { openModal } = useModal()
  const isModified = useFormModified()
  const found = useInvoiceOf(`where[milestoneId][equals]=${milestoneId}`)
  const slug = `milestone-invoice-${milestoneId}`
  if (found === 'unknown') return null
  if (found !== 'none') return <InvoicePageLink invoice={found} />
  return (
    <>
      <Button id={slug} margin={false} buttonStyle="secondary" disabled={isModified} onClick={() => openModal(slug)}>
        {words.invoiceMilestone}
      </Button>
      {isModified ? <p>{words.milestoneSaveFirst}</p> : null}
      <DraftDialog
        slug={slug}
        title={words.milestoneTitle}
        intro={words.milestoneIntro}
        confirmLabel={words.invoiceQuoteConfirm}
        said={words.drafted}
        path={`/projects/${projectId}/milestones/${milestoneId}/invoice`}
      />
    </>
  )
}
