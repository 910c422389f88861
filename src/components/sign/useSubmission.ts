'use client'

import { useRef, useState } from 'react'

import type { SignRefusal } from '@/contracts/sign'

export type Submission =
  | { status: 'idle' }
  | { status: 'sending'; isSlow: boolean }
  | { status: 'refused'; refusal: SignRefusal }
  /** The answer never came; the request may have arrived. */
  | { status: 'cut' }

const slowAfterMs = 6_000

/**
 * Sends something once at a time: a second call while one is under way does nothing. A connection that breaks and a
 * refusal are states to show; what was typed and drawn is the caller's and stays.
 */
export function useSubmission(): {
  submission: Submission
  submit: <Ok extends { ok: true }>(
    send: () => Promise<Ok | SignRefusal>,
    onDone: (answer: Ok) => void,
  ) => Promise<void>
} {
  const [submission, setSubmission] = useState<Submission>({ status: 'idle' })
  const isSending = useRef(false)
  const submit = async <Ok extends { ok: true }>(
    send: () => Promise<Ok | SignRefusal>,
    onDone: (answer: Ok) => void,
  ): Promise<void> => {
    if (isSending.current) return
    isSending.current = true
    setSubmission({ status: 'sending', isSlow: false })
    const slow = setTimeout(() => setSubmission({ status: 'sending', isSlow: true }), slowAfterMs)
    const answer = await send().catch(() => null)
    clearTimeout(slow)
    isSending.current = false
    if (answer === null) setSubmission({ status: 'cut' })
    else if (!answer.ok) setSubmission({ status: 'refused', refusal: answer })
    else {
      setSubmission({ status: 'idle' })
      onDone(answer)
    }
  }
  return { submission, submit }
}
