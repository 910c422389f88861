'use client'

import { Button } from '@payloadcms/ui'
import { useState, type ReactElement } from 'react'

import { civilDateInParis } from '@/domain/dates/civilDate'
import { formatCents } from '@/domain/money/format'
import { fill } from '@/i18n/fill'
import { ActionDialog } from '../ActionDialog'
import styles from '../dialog.module.css'
import { shortDate } from '../fields/shortDate'
import { numberAt, textAt } from '../records'
import { RefusalNotice } from '../RefusalNotice'
import { useAction } from '../useAction'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'

type RecordRefundProps = { quoteId: string; quote: unknown; clientId: string | null }

const slug = 'quote-refund'

/** The next step after a consumer's withdrawal: staff say that they have given the deposit back (R44). */
export function RecordRefund({ quoteId, quote, clientId }: RecordRefundProps): ReactElement {
  const { texts, language } = useAdminTexts()
  const { quote: words, money } = texts
  const { call } = useApi()
  const action = useAction(slug)
  const [refundedOn, setRefundedOn] = useState('')
  const [reference, setReference] = useState('')
  const open = (): void => {
    setRefundedOn(civilDateInParis(Date.now()))
    setReference('')
    action.open()
  }
  const record = (): void =>
    void action.run(
      () =>
        call(`/quotes/${quoteId}/refund`, {
          method: 'POST',
          body: { refundedOn, reference: reference.trim() || null },
        }),
      () => words.refundRecorded,
    )
  const currency = textAt(quote, 'currency') ?? 'EUR'
  const amount = formatCents(numberAt(quote, 'depositPaidCents') ?? 0, { language, currency })
  const date = shortDate(textAt(quote, 'refundDueOn') ?? '')
  return (
    <>
      <Button id="quote-refund-open" className="tu-next" margin={false} onClick={open}>
        {words.recordRefund}
      </Button>
      <ActionDialog
        slug={slug}
        title={words.refundTitle}
        isBusy={action.isBusy}
        confirm={{ label: words.refundConfirm, isDisabled: refundedOn === '', run: record }}
      >
        <p>{fill(words.refundIntro, { date, amount })}</p>
        <div className={styles['fields']}>
          <label>
            {words.refundedOn}
            <input
              name="refundedOn"
              type="date"
              value={refundedOn}
              onChange={(event) => setRefundedOn(event.target.value)}
            />
          </label>
          <label>
            {money.reference}
            <input
              name="reference"
              autoComplete="off"
              maxLength={140}
              value={reference}
              onChange={(event) => setReference(event.target.value)}
            />
          </label>
        </div>
        {action.refusal === null ? null : <RefusalNotice refusal={action.refusal} clientId={clientId} />}
      </ActionDialog>
    </>
  )
}
