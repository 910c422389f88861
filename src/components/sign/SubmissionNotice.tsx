'use client'

import { useEffect, useRef, type ReactElement } from 'react'

import { Notice } from '@/components/ui/Notice'
import type { ReadableChange } from '@/contracts/sign'

import { refusalWords } from './refusalWords'
import styles from './SubmissionNotice.module.css'
import { useTexts } from './textsContext'
import type { Submission } from './useSubmission'

type SubmissionNoticeProps = { submission: Submission; cutWords: { title: string; body: string } }

/** What became of a sending: under way and slow, cut off, or refused with its reason. Read out, and brought into view. */
export function SubmissionNotice(props: SubmissionNoticeProps): ReactElement {
  const place = useRef<HTMLDivElement>(null)
  const { status } = props.submission
  useEffect(() => {
    if (status === 'cut' || status === 'refused') place.current?.scrollIntoView({ block: 'nearest' })
  }, [status])
  return (
    <div ref={place} className={styles.place}>
      <NoticeOf {...props} />
    </div>
  )
}

function NoticeOf({ submission, cutWords }: SubmissionNoticeProps): ReactElement | null {
  const texts = useTexts()
  switch (submission.status) {
    case 'idle':
      return null
    case 'sending':
      return submission.isSlow ? (
        <Notice tone="info" announce="politely">
          <p>{texts.sheet.slow}</p>
        </Notice>
      ) : null
    case 'cut':
      return (
        <Notice tone="danger" announce="now" title={cutWords.title}>
          <p>{cutWords.body}</p>
        </Notice>
      )
    case 'refused': {
      const words = refusalWords(submission.refusal, texts)
      return (
        <Notice tone="danger" announce="now" title={words.title}>
          <p>{words.body}</p>
          <Difference changes={submission.refusal.difference ?? []} />
        </Notice>
      )
    }
  }
}

/** Old and new side by side, for each thing that changed between two versions (Q2). */
function Difference({ changes }: { changes: readonly ReadableChange[] }): ReactElement | null {
  const { refusal } = useTexts()
  if (changes.length === 0) return null
  return (
    <ul className={styles.changes}>
      {changes.map((change) => (
        <li key={`${change.what} ${change.from} ${change.to}`} className={styles.change}>
          <span className={styles.what}>{change.what}</span>
          <span>
            {refusal.before} {change.from === null ? refusal.absent : <del>{change.from}</del>}
          </span>
          <span>
            {refusal.now} {change.to === null ? refusal.absent : <ins>{change.to}</ins>}
          </span>
        </li>
      ))}
    </ul>
  )
}
