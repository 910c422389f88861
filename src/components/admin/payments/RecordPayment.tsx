'use client'

import { Button } from '@payloadcms/ui'
import { useState, type ReactElement } from 'react'

import { civilDateInParis } from '@/domain/dates/civilDate'
import { formatCents } from '@/domain/money/format'
import { fill } from '@/i18n/fill'
import { ActionDialog } from '../ActionDialog'
import dialog from '../dialog.module.css'
import { editedText } from '../fields/scaledText'
import { newIdempotencyKey } from '../newIdempotencyKey'
import { numberAt, textAt } from '../records'
import { RefusalNotice } from '../RefusalNotice'
import { useAction } from '../useAction'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'
import { MoneyFields } from './MoneyFields'
import { euros, otherInvoicesIn, paymentBodyOf, splitOf } from './moneyEntry'
import type { MoneyEntry, OtherInvoice, TypedSplit } from './moneyEntry'
import { OtherInvoices } from './OtherInvoices'
import styles from './payments.module.css'

type RecordPaymentProps = { invoiceId: string; invoice: unknown; clientId: string }

type Attempt = {
  entry: MoneyEntry
  others: readonly OtherInvoice[]
  otherTexts: Readonly<Record<string, string>>
  allowsCredit: boolean
  idempotencyKey: string
}

const slug = 'invoice-payment'

/** Staff say that money came for an invoice, or for several of its client (P4, P5); the same form sent twice counts once. */
export function RecordPayment({ invoiceId, invoice, clientId }: RecordPaymentProps): ReactElement {
  const { texts, language } = useAdminTexts()
  const { money: words } = texts
  const { call } = useApi()
  const action = useAction(slug)
  const [attempt, setAttempt] = useState<Attempt | null>(null)
  const balanceCents = numberAt(invoice, 'balanceCents') ?? 0
  const open = async (): Promise<void> => {
    setAttempt(newAttempt(editedText(balanceCents, euros, language)))
    action.open()
    const answer = await call(othersQuery({ invoiceId, clientId, currency: textAt(invoice, 'currency') ?? 'EUR' }))
    const others = answer.ok ? otherInvoicesIn(answer.body) : []
    setAttempt((shown) => shown && { ...shown, others })
  }
  const split: TypedSplit = attempt
    ? splitOf({ ...attempt, amountText: attempt.entry.amountText, invoice: { id: invoiceId, balanceCents } })
    : { kind: 'incomplete' }
  const body = attempt && paymentBodyOf({ ...attempt, split })
  const record = (): void =>
    void action.run(
      () => call(`/invoices/${invoiceId}/payments`, { method: 'POST', body }),
      () => words.recorded,
    )
  const amount = formatCents(balanceCents, { language })
  const expected = textAt(invoice, 'paymentReference')
  return (
    <>
      <Button id="invoice-payment-open" buttonStyle="secondary" margin={false} onClick={() => void open()}>
        {words.record}
      </Button>
      <ActionDialog
        slug={slug}
        title={words.recordTitle}
        isBusy={action.isBusy}
        confirm={{ label: words.recordConfirm, isDisabled: body === null, run: record }}
      >
        <p>{fill(words.recordIntro, { number: textAt(invoice, 'number') ?? '', amount })}</p>
        {expected === null ? null : <p>{fill(words.recordReference, { reference: expected })}</p>}
        {attempt && <PaymentFields attempt={attempt} split={split} onChange={setAttempt} />}
        {action.refusal === null ? null : <RefusalNotice refusal={action.refusal} clientId={clientId} />}
      </ActionDialog>
    </>
  )
}

type PaymentFieldsProps = { attempt: Attempt; split: TypedSplit; onChange: (attempt: Attempt) => void }

function PaymentFields({ attempt, split, onChange }: PaymentFieldsProps): ReactElement {
  const { texts, language } = useAdminTexts()
  const { money: words } = texts
  const set = (part: Partial<Attempt>): void => onChange({ ...attempt, ...part })
  return (
    <>
      <MoneyFields
        entry={attempt.entry}
        labels={{ amount: words.amount, movedOn: words.receivedOn }}
        onChange={(entry) => set({ entry })}
      />
      <OtherInvoices
        others={attempt.others}
        texts={attempt.otherTexts}
        onChange={(otherTexts) => set({ otherTexts })}
      />
      <output className={dialog['fault']}>{split.kind === 'impossible' ? words[split.fault] : null}</output>
      {split.kind === 'split' && split.creditCents > 0 ? (
        <label className={styles['check']}>
          <input
            type="checkbox"
            name="allowsCredit"
            checked={attempt.allowsCredit}
            onChange={(event) => set({ allowsCredit: event.target.checked })}
          />
          {fill(words.keepCredit, { amount: formatCents(split.creditCents, { language }) })}
        </label>
      ) : null}
    </>
  )
}

function newAttempt(amountText: string): Attempt {
  const movedOn = civilDateInParis(Date.now())
  return {
    entry: { amountText, movedOn, method: 'transfer', reference: '', note: '' },
    others: [],
    otherTexts: {},
    allowsCredit: false,
    idempotencyKey: newIdempotencyKey(),
  }
}

/** The client's other invoices that wait for money in the same currency, the oldest due first. */
function othersQuery({
  invoiceId,
  clientId,
  currency,
}: {
  invoiceId: string
  clientId: string
  currency: string
}): string {
  const query = new URLSearchParams({
    'where[client][equals]': clientId,
    'where[id][not_equals]': invoiceId,
    'where[currency][equals]': currency,
    'where[kind][not_equals]': 'credit-note',
    'where[state][in]': 'issued,partially-paid,uncollectible',
    'where[balanceCents][greater_than]': '0',
    'select[number]': 'true',
    'select[dueOn]': 'true',
    'select[balanceCents]': 'true',
    sort: 'dueOn',
    depth: '0',
    limit: '50',
  })
  return `/invoices?${query.toString()}`
}
