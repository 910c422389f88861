'use client'

import { useState, type ReactElement } from 'react'

import { formatCents } from '@/domain/money/format'
import { fill } from '@/i18n/fill'
import { ActionDialog } from '../ActionDialog'
import styles from '../dialog.module.css'
import { numberAt, textAt } from '../records'
import { RefusalNotice } from '../RefusalNotice'
import { useAction } from '../useAction'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'

type WriteOffInvoiceProps = { invoiceId: string; invoice: unknown }

/** The dialog's name, by which a menu opens it. */
export const writeOffSlug = 'invoice-write-off'

/** The decision that the rest of an invoice will not come, with its reason. */
export function WriteOffInvoice({ invoiceId, invoice }: WriteOffInvoiceProps): ReactElement {
  const { texts, language } = useAdminTexts()
  const { invoice: words } = texts
  const { call } = useApi()
  const action = useAction(writeOffSlug)
  const [reason, setReason] = useState('')
  const writeOff = (): void =>
    void action.run(
      () => call(`/invoices/${invoiceId}/write-off`, { method: 'POST', body: { reason: reason.trim() } }),
      () => words.writeOffDone,
    )
  const currency = textAt(invoice, 'currency') ?? 'EUR'
  const amount = formatCents(numberAt(invoice, 'balanceCents') ?? 0, { language, currency })
  return (
    <ActionDialog
      slug={writeOffSlug}
      title={words.writeOffTitle}
      isBusy={action.isBusy}
      cancelLabel={words.keep}
      confirm={{
        label: words.writeOffConfirm,
        isDanger: true,
        isDisabled: reason.trim().length < 3,
        run: writeOff,
      }}
    >
      <p>{fill(words.writeOffIntro, { amount })}</p>
      <div className={styles['fields']}>
        <label className={styles['wide']}>
          {words.writeOffReason}
          <input
            name="write-off-reason"
            autoComplete="off"
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      </div>
      {action.refusal === null ? null : <RefusalNotice refusal={action.refusal} clientId={null} />}
    </ActionDialog>
  )
}
