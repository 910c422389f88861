import type { ReactElement } from 'react'

import { Awaiting } from '@/components/pay/Awaiting'
import { PayOnline, type PayAction } from '@/components/pay/PayOnline'
import type { Back } from '@/components/pay/standingWords'
import { Notice } from '@/components/ui/Notice'
import type { OpenQuoteView } from '@/contracts/sign'
import { formatCents } from '@/domain/money/format'
import { fill } from '@/i18n/fill'
import type { PayTexts } from '@/i18n/pay'

import styles from './AfterSigning.module.css'
import { useTexts } from './textsContext'

/** What the deposit's online payment needs beside the quote; null when there is nothing to say about it. */
export type DepositPaying = {
  token: string
  back: Back
  /** Of the debit that is under way, as it is read. */
  pendingOn: string | null
  texts: PayTexts
  pay: PayAction
}

type DepositOnlineProps = { view: OpenQuoteView; paying: DepositPaying }

/**
 * How the deposit's online payment stands, told truly (P2), and the ways to pay it beside the transfer. While one waits for its
 * confirmation nothing else is offered here, so that nobody pays twice (P4).
 */
export function DepositOnline({ view, paying }: DepositOnlineProps): ReactElement {
  const { content, online, pending } = view
  const { token, back, pendingOn, texts, pay } = paying
  const { after } = useTexts()
  const words = { ...texts.back, again: after.online.again }
  if (pending) {
    const { title, body } = texts.standing.debit
    return <Told title={title} body={fill(body, { date: pendingOn ?? '' })} />
  }
  if (back === 'paid') return <Awaiting words={words} again={`/devis/${token}`} />
  const amountCents = view.transfer?.amountCents ?? 0
  return (
    <section className={styles.after} aria-labelledby="payer">
      {back === 'abandoned' && (
        <Notice tone="info" title={texts.back.abandoned.title}>
          <p>{texts.back.abandoned.body}</p>
        </Notice>
      )}
      <h2 id="payer" tabIndex={-1} className={styles.heading}>
        {after.online.title}
      </h2>
      <PayOnline
        token={token}
        methods={online}
        amountCents={amountCents}
        amount={formatCents(amountCents, content)}
        texts={texts}
        pay={pay}
      />
    </section>
  )
}

function Told({ title, body }: { title: string; body: string }): ReactElement {
  return (
    <section className={styles.after} aria-live="polite">
      <h2 className={styles.heading}>{title}</h2>
      <p>{body}</p>
    </section>
  )
}
