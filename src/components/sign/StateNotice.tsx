'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, type ReactElement } from 'react'

import type { OpenQuoteView } from '@/contracts/sign'
import type { SignTexts } from '@/i18n/sign'

import { fill } from '@/i18n/fill'
import type { QuoteDates } from './quoteDates'
import { Seal } from './Seal'
import styles from './StateNotice.module.css'
import { useTexts } from './textsContext'

/** What this visit has just recorded. */
export type Recorded = 'none' | 'accepted' | 'partially-signed' | 'declined'

type StateNoticeProps = { view: OpenQuoteView; dates: QuoteDates; recorded: Recorded }

const refreshEveryMs = 4_000

/** How the quote stands, when there is more to say than "read and sign". Takes the focus after the client has acted. */
export function StateNotice({ view, dates, recorded }: StateNoticeProps): ReactElement | null {
  const texts = useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  const isPreparing = view.state === 'preparing'
  useRefreshWhile(isPreparing)
  const words = wordsOf({ view, recorded }, texts)
  useEffect(() => {
    if (recorded !== 'none') heading.current?.focus({ preventScroll: true })
  }, [recorded])
  if (words === null) return null
  const isSigned = view.state === 'accepted' || recorded === 'accepted' || recorded === 'partially-signed'
  return (
    <section className={styles.notice}>
      {isSigned && <Seal />}
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {words.title}
      </h2>
      <p>
        {fill(words.body, {
          validUntil: dates.validUntil,
          name: view.acceptance?.signerName ?? '',
          date: dates.signedAt ?? '',
        })}
      </p>
      {isPreparing && (
        <noscript>
          <meta httpEquiv="refresh" content="10" />
        </noscript>
      )}
    </section>
  )
}

function wordsOf(
  { view, recorded }: Pick<StateNoticeProps, 'view' | 'recorded'>,
  { states, after }: SignTexts,
): { title: string; body: string } | null {
  if (recorded === 'partially-signed') return states.partiallySigned
  if (recorded === 'declined') return states.declinedNow
  if (recorded === 'accepted' && view.state === 'open') return { title: states.accepted.title, body: after.copyByMail }
  return view.state === 'open' ? null : states[view.state]
}

/** Asks the server again every few seconds while something is on its way. */
function useRefreshWhile(isWaiting: boolean): void {
  const router = useRouter()
  useEffect(() => {
    if (!isWaiting) return undefined
    const timer = setInterval(() => router.refresh(), refreshEveryMs)
    return () => clearInterval(timer)
  }, [isWaiting, router])
}
