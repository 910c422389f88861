'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, type ReactElement } from 'react'

import type { OpenQuoteView, UpdateResult } from '@/contracts/sign'
import type { SignTexts } from '@/i18n/sign'

import { fill } from '@/i18n/fill'
import { AskUpdate } from './AskUpdate'
import type { QuoteDates } from './quoteDates'
import { Seal } from './Seal'
import styles from './StateNotice.module.css'
import { useTexts } from './textsContext'

/** What this visit has just recorded. */
export type Recorded = 'none' | 'accepted' | 'partially-signed' | 'declined'

type StateNoticeProps = {
  view: OpenQuoteView
  dates: QuoteDates
  recorded: Recorded
  requestUpdate: (words: string) => Promise<UpdateResult>
}

const refreshEveryMs = 4_000

/** How the quote stands, when there is more to say than "read and sign". Takes the focus after the client has acted. */
export function StateNotice({ view, dates, recorded, requestUpdate }: StateNoticeProps): ReactElement | null {
  const texts = useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  const isPreparing = view.state === 'preparing'
  useRefreshWhile(isPreparing)
  const words = wordsOf({ view, recorded }, texts)
  useEffect(() => {
    if (recorded !== 'none') heading.current?.focus({ preventScroll: true })
  }, [recorded])
  if (words === null) return null
  const isSigned = view.state === 'accepted' || words === texts.states.partiallySigned || recorded === 'accepted'
  return (
    <section className={styles.notice}>
      {isSigned && <Seal />}
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {fill(words.title, { name: nameBefore(view) })}
      </h2>
      <p>
        {fill(words.body, {
          validUntil: dates.validUntil,
          name: view.acceptance?.signerName ?? '',
          date: dates.signedAt ?? '',
        })}
      </p>
      {view.state === 'expired' && <AskUpdate isRequested={view.isUpdateRequested} request={requestUpdate} />}
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
  const isSignedByYou = view.state === 'open' && view.you.state === 'signed'
  if (recorded === 'partially-signed' || isSignedByYou) return states.partiallySigned
  if (recorded === 'declined') return states.declinedNow
  const isAgency = view.you.side === 'agency'
  if (recorded === 'accepted' && view.state === 'open')
    return isAgency
      ? { title: states.acceptedForAgency.title, body: states.acceptedForAgency.now }
      : { title: states.accepted.title, body: after.copyByMail }
  if (view.state === 'accepted' && isAgency) return states.acceptedForAgency
  if (view.state === 'open') return view.you.state === 'waiting' ? states.notYourTurn : null
  // A withdrawal has a notice of its own, which tells about the money.
  return view.state === 'withdrawn' ? null : states[view.state]
}

/** Who signs just before the reader. */
function nameBefore({ signers }: OpenQuoteView): string {
  return signers[signers.findIndex(({ isYou }) => isYou) - 1]?.name ?? ''
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
