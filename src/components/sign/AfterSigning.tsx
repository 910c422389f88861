import dynamic from 'next/dynamic'
import type { ReactElement } from 'react'

import type { OpenQuoteView } from '@/contracts/sign'
import { formatCents } from '@/domain/money/format'

import styles from './AfterSigning.module.css'
import { fill } from '@/i18n/fill'
import type { SignTexts } from '@/i18n/sign'
import type { DepositPaying } from './DepositOnline'
import { useTexts } from './textsContext'
import { TransferBlock } from './TransferBlock'

/** Only who owes a deposit that can be paid online loads it. */
const DepositOnline = dynamic(() => import('./DepositOnline').then((module) => module.DepositOnline))

type AfterSigningProps = {
  view: OpenQuoteView
  acceptance: NonNullable<OpenQuoteView['acceptance']>
  paying: DepositPaying | null
}

/** After the signature: how to pay the deposit (P5), and what comes next, in order. */
export function AfterSigning({ view, acceptance, paying }: AfterSigningProps): ReactElement {
  const { after } = useTexts()
  const { content, transfer } = view
  // Of a deposit that came in part, the rest is to be paid.
  const amountCents = view.pending?.amountCents ?? transfer?.amountCents ?? acceptance.depositCents
  const amount = formatCents(amountCents, { language: content.language, currency: content.currency })
  const owes = acceptance.deposit === 'awaited'
  const steps = [
    after.copyByMail,
    ...(owes ? [fill(payStep(view, after), { amount }), after.invoice] : []),
    ...(acceptance.deposit === 'paid' ? [fill(after.depositPaid, { amount })] : []),
    after.start,
  ]
  return (
    <>
      {owes && paying && <DepositOnline view={view} paying={paying} />}
      {owes && transfer && <TransferBlock transfer={transfer} content={content} />}
      <section className={styles.after}>
        <h2 className={styles.heading}>{after.title}</h2>
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step} className={styles.step}>
              {step}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

function payStep({ online, pending }: OpenQuoteView, after: SignTexts['after']): string {
  if (pending) return after.depositPending
  return online.length > 0 ? after.payDepositAnyWay : after.payDeposit
}
