'use client'

import type { ReactElement } from 'react'

import { Button } from '@/components/ui/Button'

import { refusalWords } from './refusalWords'
import styles from './SignSheet.module.css'
import { SubmissionNotice } from './SubmissionNotice'
import { useTexts } from './textsContext'
import type { Submission } from './useSubmission'

type SubmitAreaProps = {
  submission: Submission
  look: 'primary' | 'outline'
  label: string
  note?: string
  cutWords: { title: string; body: string }
}

/** A form's end: what became of the sending, then the one button that helps: send, or load the current page. */
export function SubmitArea({ submission, look, label, note, cutWords }: SubmitAreaProps): ReactElement {
  const texts = useTexts()
  const isSending = submission.status === 'sending'
  const isStale = submission.status === 'refused' && refusalWords(submission.refusal, texts).remedy === 'reload'
  return (
    <>
      <SubmissionNotice submission={submission} cutWords={cutWords} />
      <div className={styles.submit}>
        {isStale ? (
          <Button look="primary" wide onClick={() => window.location.reload()}>
            {texts.refusal.reload}
          </Button>
        ) : (
          <Button type="submit" look={look} wide pending={isSending}>
            {isSending ? texts.sheet.sending : label}
          </Button>
        )}
        {note && <p className={styles.level}>{note}</p>}
      </div>
    </>
  )
}
