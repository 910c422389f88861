'use client'

import { useState, type FormEvent, type ReactElement } from 'react'

import { Field } from '@/components/ui/Field'
import { Sheet } from '@/components/ui/Sheet'
import type { DeclineRequest, DeclineResult, OpenQuoteView } from '@/contracts/sign'
import type { DeclineReason } from '@/domain/quotes/lifecycle'

import styles from './SignSheet.module.css'
import { SubmitArea } from './SubmitArea'
import { useTexts } from './textsContext'
import { useSubmission } from './useSubmission'

type DeclineSheetProps = {
  open: boolean
  view: OpenQuoteView
  token: string
  reasons: readonly DeclineReason[]
  decline: (request: DeclineRequest) => Promise<DeclineResult>
  onClose: () => void
  onDeclined: () => void
}

/** Declining, with a reason from the list and a free word (Q8). */
export function DeclineSheet(props: DeclineSheetProps): ReactElement {
  const { open, view, token, reasons, decline, onClose, onDeclined } = props
  const { declineSheet: words, sheet, refusal } = useTexts()
  const [reason, setReason] = useState<DeclineReason | null>(null)
  const [comment, setComment] = useState('')
  const [isMissing, setMissing] = useState(false)
  const { submission, submit } = useSubmission()
  const isSending = submission.status === 'sending'
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setMissing(reason === null)
    if (reason === null) return
    await submit(() => decline({ token, versionHash: view.versionHash, reason, comment }), onDeclined)
  }
  return (
    <Sheet open={open} title={words.title} closeLabel={sheet.close} busy={isSending} onClose={onClose}>
      <form className={styles.form} noValidate onSubmit={(event) => void send(event)}>
        <p>{words.intro}</p>
        <Field label={words.reason} error={isMissing ? words.missing : null}>
          {(control) => (
            <select
              {...control}
              required
              value={reason ?? ''}
              onChange={(event) => setReason(reasons.find((known) => known === event.target.value) ?? null)}
            >
              <option value="">{words.choose}</option>
              {reasons.map((known) => (
                <option key={known} value={known}>
                  {words.reasons[known]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.comment}>
          {(control) => (
            <textarea
              {...control}
              rows={4}
              maxLength={2000}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          )}
        </Field>
        <SubmitArea submission={submission} look="outline" label={words.submit} cutWords={refusal.networkDecline} />
      </form>
    </Sheet>
  )
}
