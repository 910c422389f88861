'use client'

import { Button } from '@payloadcms/ui'
import { useState, type ReactElement } from 'react'

import { ActionDialog } from '../ActionDialog'
import styles from '../dialog.module.css'
import { editedText, readTyped, type Scale } from '../fields/scaledText'
import { newIdempotencyKey } from '../newIdempotencyKey'
import { numberAt } from '../records'
import { RefusalNotice } from '../RefusalNotice'
import { useAction } from '../useAction'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'

type Entry = { amountText: string; reason: string; idempotencyKey: string }

const slug = 'payment-refund'
const euros: Scale = { decimals: 2, suffix: '€' }
/** As the contract asks. */
const shortestReason = 3

/** Gives an online payment back, in whole or in part; the same form sent twice refunds once (P7). */
export function RefundPayment({ paymentId, payment }: { paymentId: string; payment: unknown }): ReactElement {
  const { texts, language } = useAdminTexts()
  const { payment: words } = texts
  const { call } = useApi()
  const action = useAction(slug)
  const [entry, setEntry] = useState<Entry | null>(null)
  const open = (): void => {
    const amountText = editedText(numberAt(payment, 'amountCents') ?? 0, euros, language)
    setEntry({ amountText, reason: '', idempotencyKey: newIdempotencyKey() })
    action.open()
  }
  const body = entry && bodyOf(entry)
  const refund = (): void =>
    void action.run(
      () => call(`/payments/${paymentId}/refund`, { method: 'POST', body }),
      () => words.refunded,
    )
  return (
    <>
      <Button id="payment-refund-open" margin={false} buttonStyle="subtle" onClick={open}>
        {words.refund}
      </Button>
      <ActionDialog
        slug={slug}
        title={words.refundTitle}
        isBusy={action.isBusy}
        confirm={{ label: words.refundConfirm, isDanger: true, isDisabled: body === null, run: refund }}
      >
        <p>{words.refundIntro}</p>
        {entry && (
          <div className={styles['fields']}>
            <label>
              {words.amount}
              <input
                name="amount"
                inputMode="decimal"
                autoComplete="off"
                value={entry.amountText}
                onChange={(event) => setEntry({ ...entry, amountText: event.target.value })}
              />
            </label>
            <label className={styles['wide']}>
              {words.reasonToClient}
              <input
                name="reason"
                value={entry.reason}
                onChange={(event) => setEntry({ ...entry, reason: event.target.value })}
              />
            </label>
          </div>
        )}
        {action.refusal === null ? null : <RefusalNotice refusal={action.refusal} clientId={null} />}
      </ActionDialog>
    </>
  )
}

/** null while something is missing. */
function bodyOf({ amountText, reason, idempotencyKey }: Entry) {
  const typed = readTyped(amountText, euros)
  if (typed.kind !== 'number' || typed.value <= 0 || reason.trim().length < shortestReason) return null
  return { amountCents: typed.value, reason: reason.trim(), idempotencyKey }
}
