'use client'

import { useState } from 'react'

import type { CodeResult, SignRefusal } from '@/contracts/sign'

import { useCountdown } from './useCountdown'
import { useSubmission } from './useSubmission'

/** A new code may be asked for after this long (S3). */
const resendAfterSeconds = 60

export type CodeMailing = {
  /** A code was asked for and may have arrived, even if the answer was cut off: the field to type it is shown. */
  isAsked: boolean
  isSending: boolean
  /** How long until a new code may be asked for; 0: now. */
  waitSeconds: number
  /** The time of day at which the newest code ends, as this device writes it; null before the first. */
  sentUntil: string | null
  /** Why the last asking failed; `cut`: the answer never came. */
  failure: SignRefusal | 'cut' | null
  ask: () => void
}

type CodeMailingOptions = {
  language: string
  requestCode: () => Promise<CodeResult>
  onSent: () => void
}

/** Asking for the e-mailed code, as often as the server allows (S3). */
export function useCodeMailing({ language, requestCode, onSent }: CodeMailingOptions): CodeMailing {
  const { submission, submit } = useSubmission()
  const { seconds, start } = useCountdown()
  const [isAsked, setAsked] = useState(false)
  const [sentUntil, setSentUntil] = useState<string | null>(null)
  const request = async (): Promise<CodeResult> => {
    const answer = await requestCode()
    if (!answer.ok && answer.code === 'code.tooSoon') start(Number(answer.data.seconds ?? resendAfterSeconds))
    return answer
  }
  const ask = (): void => {
    if (seconds > 0) return
    void submit(request, (answer) => {
      setSentUntil(new Date(answer.expiresAt).toLocaleTimeString(language, { timeStyle: 'short' }))
      start(resendAfterSeconds)
      onSent()
    }).then(() => setAsked(true))
  }
  const failure = submission.status === 'refused' ? submission.refusal : null
  return {
    isAsked,
    isSending: submission.status === 'sending',
    waitSeconds: seconds,
    sentUntil,
    failure: submission.status === 'cut' ? 'cut' : failure,
    ask,
  }
}
