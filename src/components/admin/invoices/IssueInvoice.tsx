'use client'

import type { ReactElement } from 'react'

import { fill } from '@/i18n/fill'
import { PreviewedStep } from '../PreviewedStep'
import { textAt } from '../records'
import { useAdminTexts } from '../useAdminTexts'
import { IssueFacts } from './IssueFacts'
import { issuePreviewIn } from './issuePreview'

/** The next step of a draft: shows what is issued to whom, or all that it lacks, before it gets its number (I2, I4). */
export function IssueInvoice({ invoiceId, clientId }: { invoiceId: string; clientId: string | null }): ReactElement {
  const { invoice: words } = useAdminTexts().texts
  return (
    <PreviewedStep
      slug="invoice-issue"
      saveSlug="invoice-save-first"
      words={{
        open: words.issue,
        title: words.issueTitle,
        confirm: words.issueConfirm,
        refused: words.issueRefused,
        done: (body) => fill(words.issued, { number: textAt(body, 'number') ?? '' }),
      }}
      clientId={clientId}
      paths={{ preview: `/invoices/${invoiceId}/issue-preview`, run: `/invoices/${invoiceId}/issue` }}
      previewIn={issuePreviewIn}
      facts={(preview) => <IssueFacts preview={preview} />}
    />
  )
}
