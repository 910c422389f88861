'use client'

import { useRef, useState, type FormEvent, type ReactElement } from 'react'

import { Field } from '@/components/ui/Field'
import { Sheet } from '@/components/ui/Sheet'
import type { OpenQuoteView, OpenWithdrawal, WithdrawRequest, WithdrawResult } from '@/contracts/sign'
import { formatCents } from '@/domain/money/format'
import { fill } from '@/i18n/fill'
import type { SignTexts } from '@/i18n/sign'

import signStyles from './SignSheet.module.css'
import { SubmitArea } from './SubmitArea'
import { useTexts } from './textsContext'
import { useSubmission } from './useSubmission'
import styles from './Withdraw.module.css'

type WithdrawSheetProps = {
  open: boolean
  view: OpenQuoteView
  withdrawal: OpenWithdrawal
  token: string
  withdraw: (request: WithdrawRequest) => Promise<WithdrawResult>
  onClose: () => void
  onWithdrawn: () => void
}

/** The second step: what is declared and what follows from it, who declares it, and the button that does (D221-5). */
export function WithdrawSheet(props: WithdrawSheetProps): ReactElement {
  const { open, view, withdrawal, token, withdraw, onClose, onWithdrawn } = props
  const { sheet, withdrawal: words } = useTexts()
  const [name, setName] = useState(withdrawal.name)
  const [isMissing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { submission, submit } = useSubmission()
  const isSending = submission.status === 'sending'
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const isTooShort = name.trim().length < 2
    setMissing(isTooShort)
    if (isTooShort) return form.current?.querySelector<HTMLElement>('[name=consumerName]')?.focus()
    await submit(() => withdraw({ token, name: name.trim() }), onWithdrawn)
  }
  return (
    <Sheet open={open} title={words.sheetTitle} closeLabel={sheet.close} busy={isSending} onClose={onClose}>
      <form ref={form} className={signStyles.form} noValidate onSubmit={(event) => void send(event)}>
        <p>{words.sheetIntro}</p>
        <blockquote className={styles.statement}>{withdrawal.statement}</blockquote>
        <div className={styles.consequences}>
          {consequences({ view, withdrawal }, words).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        <Field
          label={words.name}
          hint={fill(words.receipt, { email: withdrawal.email })}
          error={isMissing ? words.nameMissing : null}
        >
          {(control) => (
            <input
              {...control}
              name="consumerName"
              autoComplete="name"
              maxLength={120}
              required
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <SubmitArea submission={submission} look="primary" label={words.confirm} cutWords={words.cut} />
      </form>
    </Sheet>
  )
}

/** That it ends the contract, and what becomes of the money. */
function consequences(
  { view, withdrawal }: Pick<WithdrawSheetProps, 'view' | 'withdrawal'>,
  words: SignTexts['withdrawal'],
): string[] {
  const { paidCents, mayKeepPart } = withdrawal
  const amount = formatCents(paidCents, view.content)
  if (paidCents > 0) return [words.ends, fill(mayKeepPart ? words.paidPart : words.paid, { amount })]
  return view.acceptance?.deposit === 'awaited' ? [words.ends, words.unpaid] : [words.ends]
}
