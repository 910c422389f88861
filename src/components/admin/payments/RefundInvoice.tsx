'use client'

import { Button } from '@payloadcms/ui'
import { useState, type ReactElement } from 'react'

import { civilDateInParis } from '@/domain/dates/civilDate'
import { formatCents } from '@/domain/money/format'
import { fill } from '@/i18n/fill'
import { ActionDialog } from '../ActionDialog'
import { editedText } from '../fields/scaledText'
import { newIdempotencyKey } from '../newIdempotencyKey'
import { textAt } from '../records'
import { RefusalNotice } from '../RefusalNotice'
import { useAction } from '../useAction'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'
import { MoneyFields } from './MoneyFields'
import { euros, refundBodyOf, type MoneyEntry } from './moneyEntry'

type RefundInvoiceProps = { invoiceId: string; invoice: unknown; creditCents: number; clientId: string }

const slug = 'invoice-refund'

/** Staff say that they gave money of an invoice back, by transfer, cheque or cash; the same form sent twice counts once. */
export function RefundInvoice({ invoiceId, invoice, creditCents, clientId }: RefundInvoiceProps): ReactElement {
  const { texts, language } = useAdminTexts()
  const { money: words } = texts
  const { call } = useApi()
  const action = useAction(slug)
  const [attempt, setAttempt] = useState<{ entry: MoneyEntry; idempotencyKey: string } | null>(null)
  const open = (): void => {
    const amountText = editedText(creditCents, euros, language)
    const movedOn = civilDateInParis(Date.now())
    setAttempt({
      entry: { amountText, movedOn, method: 'transfer', reference: '', note: '' },
      idempotencyKey: newIdempotencyKey(),
    })
    action.open()
  }
  const body = attempt && refundBodyOf(attempt)
  const refund = (): void =>
    void action.run(
      () => call(`/invoices/${invoiceId}/refunds`, { method: 'POST', body }),
      () => words.refunded,
    )
  const facts = { number: textAt(invoice, 'number') ?? '', amount: formatCents(creditCents, { language }) }
  return (
    <>
      <Button id="invoice-refund-open" buttonStyle="secondary" margin={false} onClick={open}>
        {words.refund}
      </Button>
      <ActionDialog
        slug={slug}
        title={words.refundTitle}
        isBusy={action.isBusy}
        confirm={{ label: words.refundConfirm, isDisabled: body === null, run: refund }}
      >
        <p>{fill(words.refundIntro, facts)}</p>
        {attempt && (
          <MoneyFields
            entry={attempt.entry}
            labels={{ amount: words.refundAmount, movedOn: words.refundedOn }}
            onChange={(entry) => setAttempt({ ...attempt, entry })}
          />
        )}
        {action.refusal === null ? null : <RefusalNotice refusal={action.refusal} clientId={clientId} />}
      </ActionDialog>
    </>
  )
}
