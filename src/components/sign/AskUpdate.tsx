'use client'

import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react'

import { Field } from '@/components/ui/Field'
import type { UpdateResult } from '@/contracts/sign'

import styles from './AskUpdate.module.css'
import { SubmitArea } from './SubmitArea'
import { useTexts } from './textsContext'
import { useSubmission } from './useSubmission'

type AskUpdateProps = {
  /** It was asked before, here or elsewhere. */
  isRequested: boolean
  /** @param words what the client adds; may be empty */
  request: (words: string) => Promise<UpdateResult>
}

/** What one can do about an expired quote: ask for a new one, with a word if one likes. Once asked, it says so. */
export function AskUpdate({ isRequested, request }: AskUpdateProps): ReactElement {
  const { askUpdate: words } = useTexts()
  const [isAsked, setAsked] = useState(false)
  const outcome = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (isAsked) outcome.current?.focus({ preventScroll: true })
  }, [isAsked])
  if (!isRequested && !isAsked) return <AskUpdateForm request={request} onAsked={() => setAsked(true)} />
  return (
    <p ref={outcome} tabIndex={-1} className={styles.outcome}>
      <strong>{words.done}</strong> {words.doneBody}
    </p>
  )
}

function AskUpdateForm({ request, onAsked }: Pick<AskUpdateProps, 'request'> & { onAsked: () => void }): ReactElement {
  const { askUpdate: words } = useTexts()
  const [text, setText] = useState('')
  const { submission, submit } = useSubmission()
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    await submit(() => request(text), onAsked)
  }
  return (
    <form className={styles.form} noValidate onSubmit={(event) => void send(event)}>
      <Field label={words.label}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={500}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <SubmitArea submission={submission} look="primary" label={words.submit} cutWords={words.cut} />
    </form>
  )
}
