'use client'

import { useEffect, useId, useRef, type ReactElement } from 'react'

import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { VisuallyHidden } from '@/components/ui/VisuallyHidden'
import { fill } from '@/i18n/fill'
import type { SignTexts } from '@/i18n/sign'

import styles from './SignSheet.module.css'
import { typedCode } from './signFormVerdict'
import { useTexts } from './textsContext'
import type { CodeMailing } from './useCodeMailing'

type CodeFieldProps = {
  /** The masked address. */
  to: string
  mailing: CodeMailing
  code: string
  onCode: (code: string) => void
  /** What is wrong with the code or with asking for it, in one or two sentences. */
  error: string | null
}

/** The e-mailed code (S3): ask for it, type it, ask again after a while. */
export function CodeField({ to, mailing, code, onCode, error }: CodeFieldProps): ReactElement {
  const { sheet } = useTexts()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const { isAsked, sentUntil } = mailing
  useEffect(() => {
    if (isAsked) input.current?.focus()
  }, [isAsked, sentUntil])
  const sent = sentUntil === null ? '' : fill(sheet.code.sent, { to, time: sentUntil })
  return (
    <fieldset className={styles.code}>
      <legend className={styles.codeTitle}>{sheet.code.title}</legend>
      {sent === '' && <p>{fill(sheet.code.intro, { to })}</p>}
      <output className={styles.sent}>{sent}</output>
      {isAsked && (
        <Field label={sheet.code.label} hint={sheet.code.hint} error={error}>
          {(control) => (
            <input
              {...control}
              ref={input}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              value={code}
              onChange={(event) => onCode(typedCode(event.target.value))}
            />
          )}
        </Field>
      )}
      <AskButton mailing={mailing} describedBy={error && !isAsked ? `${id}-error` : undefined} />
      {error && !isAsked && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}

type AskButtonProps = { mailing: CodeMailing; describedBy: string | undefined }

/** Seconds pass in sight; screen readers hear only that the wait is over. */
function AskButton({ mailing, describedBy }: AskButtonProps): ReactElement {
  const { sheet } = useTexts()
  const { isAsked, isSending, waitSeconds } = mailing
  const isReadyAgain = isAsked && waitSeconds === 0 && !isSending
  return (
    <>
      <Button
        look={isAsked ? 'plain' : 'outline'}
        pending={isSending}
        disabled={waitSeconds > 0}
        data-code-request={isAsked ? 'again' : 'first'}
        aria-describedby={describedBy}
        onClick={mailing.ask}
      >
        {askLabel(mailing, sheet.code)}
      </Button>
      <VisuallyHidden>
        <output>{isReadyAgain ? sheet.code.resendReady : ''}</output>
      </VisuallyHidden>
    </>
  )
}

function askLabel({ isAsked, isSending, waitSeconds }: CodeMailing, words: SignTexts['sheet']['code']): string {
  if (isSending) return words.sending
  if (waitSeconds > 0) return fill(words.resendIn, { seconds: waitSeconds })
  return isAsked ? words.resend : words.request
}
