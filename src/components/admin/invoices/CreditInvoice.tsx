'use client'

import { useModal } from '@payloadcms/ui'
import { useEffect, useState, type ReactElement } from 'react'

import { formatCents } from '@/domain/money/format'
import { fill } from '@/i18n/fill'
import { ActionDialog } from '../ActionDialog'
import type { Refusal } from '../api'
import { textAt } from '../records'
import { RefusalNotice } from '../RefusalNotice'
import { useAction } from '../useAction'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'
import { CreditFields } from './CreditFields'
import { CreditTotal } from './CreditTotal'
import { creditableIn, creditBodyOf, emptyCredit, grossLeft, type Creditable } from './creditEntry'
import { useDraft } from './useDraft'

type CreditInvoiceProps = { invoiceId: string; number: string; clientId: string | null }
type Known = { kind: 'loading' } | { kind: 'known'; creditable: Creditable } | { kind: 'refused'; refusal: Refusal }

/** The dialog's name, by which a menu opens it. */
export const creditSlug = 'invoice-credit'

/** Takes back an issued invoice, in full or in part, and says before what that comes to (I6). */
export function CreditInvoice({ invoiceId, number, clientId }: CreditInvoiceProps): ReactElement {
  const { invoice: words } = useAdminTexts().texts
  const action = useAction(creditSlug)
  const draft = useDraft()
  const known = useCreditable(invoiceId)
  const [entry, setEntry] = useState(emptyCredit)
  const body = known.kind === 'known' ? creditBodyOf(known.creditable, entry) : null
  const credit = (): void =>
    void action.run(
      () => draft(`/invoices/${invoiceId}/credit`, body),
      (answer) => {
        const issued = textAt(answer, 'number')
        return issued === null ? words.creditDrafted : fill(words.creditIssued, { number: issued })
      },
    )
  const label = entry.issue ? words.creditIssueConfirm : words.creditConfirm
  return (
    <ActionDialog
      slug={creditSlug}
      title={fill(words.creditTitle, { number })}
      isBusy={action.isBusy}
      confirm={{ label, isDisabled: body === null, isDanger: entry.issue, run: credit }}
    >
      {known.kind === 'loading' ? <Loading /> : null}
      {known.kind === 'refused' ? <RefusalNotice refusal={known.refusal} clientId={clientId} /> : null}
      {known.kind === 'known' ? (
        <>
          <Left creditable={known.creditable} />
          <CreditFields creditable={known.creditable} entry={entry} onChange={setEntry} />
          <CreditTotal creditable={known.creditable} entry={entry} />
        </>
      ) : null}
      {action.refusal === null ? null : <RefusalNotice refusal={action.refusal} clientId={clientId} />}
    </ActionDialog>
  )
}

function Loading(): ReactElement {
  const { dialog } = useAdminTexts().texts
  return <p aria-busy="true">{dialog.loading}</p>
}

function Left({ creditable }: { creditable: Creditable }): ReactElement {
  const { texts, language } = useAdminTexts()
  const amount = formatCents(grossLeft(creditable), { language, currency: creditable.invoice.currency })
  return <p>{fill(texts.invoice.creditLeft, { amount })}</p>
}

/** Asked for each time the dialog opens: another credit note may have come meanwhile. */
function useCreditable(invoiceId: string): Known {
  const { call } = useApi()
  const { isModalOpen } = useModal()
  const isOpen = isModalOpen(creditSlug)
  const [known, setKnown] = useState<Known>({ kind: 'loading' })
  useEffect(() => {
    if (!isOpen) return undefined
    let isGone = false
    void call(`/invoices/${invoiceId}/creditable`).then((answer) => {
      if (isGone) return
      const creditable = answer.ok ? creditableIn(answer.body) : null
      if (creditable !== null) setKnown({ kind: 'known', creditable })
      else setKnown({ kind: 'refused', refusal: answer.ok ? { message: null, problems: [] } : answer.refusal })
    })
    return () => {
      isGone = true
      setKnown({ kind: 'loading' })
    }
  }, [call, invoiceId, isOpen])
  return known
}
