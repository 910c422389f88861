'use client'

import { Button } from '@payloadcms/ui'
import { useState, type ReactElement } from 'react'

import { fill } from '@/i18n/fill'
import { civilDateInParis } from '@/domain/dates/civilDate'
import { ActionDialog } from '../ActionDialog'
import { editedText } from '../fields/scaledText'
import { numberAt, textAt } from '../records'
import { RefusalNotice } from '../RefusalNotice'
import { useAction } from '../useAction'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'
import { newIdempotencyKey } from '../newIdempotencyKey'
import { depositBodyOf, euros, type MoneyEntry } from '../payments/moneyEntry'
import { MoneyFields } from '../payments/MoneyFields'

type RecordDepositProps = { quoteId: string; quote: unknown; clientId: string | null }
type Attempt = { entry: MoneyEntry; idempotencyKey: string }

const slug = 'quote-deposit'

/** The next step of an accepted quote: staff say that the deposit has come in (P5); the same entry sent twice counts once. */
export function RecordDeposit({ quoteId, quote, clientId }: RecordDepositProps): ReactElement {
  const { texts, language } = useAdminTexts()
  const { quote: words, money } = texts
  const { call } = useApi()
  const action = useAction(slug)
  const [attempt, setAttempt] = useState<Attempt | null>(null)
  const expected = textAt(quote, 'depositReference')
  const open = (): void => {
    const amountText = editedText(stillDue(quote), euros, language)
    const movedOn = civilDateInParis(Date.now())
    setAttempt({
      entry: { amountText, movedOn, method: 'transfer', reference: '', note: '' },
      idempotencyKey: newIdempotencyKey(),
    })
    action.open()
  }
  const body = attempt === null ? null : depositBodyOf(attempt)
  const record = (): void =>
    void action.run(
      () => call(`/quotes/${quoteId}/deposit`, { method: 'POST', body }),
      (answer) => fill(words.depositRecorded, { number: textAt(answer, 'invoiceNumber') ?? '' }),
    )
  return (
    <>
      <Button id="quote-deposit-open" className="tu-next" margin={false} onClick={open}>
        {words.recordDeposit}
      </Button>
      <ActionDialog
        slug={slug}
        title={words.depositTitle}
        isBusy={action.isBusy}
        confirm={{ label: words.depositConfirm, isDisabled: body === null, run: record }}
      >
        <p>{words.depositIntro}</p>
        {expected === null ? null : <p>{fill(words.depositReference, { reference: expected })}</p>}
        {attempt === null ? null : (
          <MoneyFields
            entry={attempt.entry}
            labels={{ amount: money.amount, movedOn: money.receivedOn }}
            onChange={(entry) => setAttempt({ ...attempt, entry })}
          />
        )}
        {action.refusal === null ? null : <RefusalNotice refusal={action.refusal} clientId={clientId} />}
      </ActionDialog>
    </>
  )
}

/** The deposit less what has come of it. */
function stillDue(quote: unknown): number {
  return (numberAt(quote, 'depositCents') ?? 0) - (numberAt(quote, 'depositPaidCents') ?? 0)
}
