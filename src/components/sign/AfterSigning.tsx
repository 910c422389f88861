import type { ReactElement } from 'react'

import type { OpenQuoteView } from '@/contracts/sign'
import { formatCents } from '@/domain/money/format'
import type { QuoteContent } from '@/domain/quotes/content'

import styles from './AfterSigning.module.css'
import { fill } from '@/i18n/fill'
import { useTexts } from './textsContext'
import { TransferBlock } from './TransferBlock'

type AfterSigningProps = {
  acceptance: NonNullable<OpenQuoteView['acceptance']>
  transfer: OpenQuoteView['transfer']
  content: QuoteContent
}

/** After the signature: how to pay the deposit (P5), and what comes next, in order. */
export function AfterSigning({ acceptance, transfer, content }: AfterSigningProps): ReactElement {
  const { after } = useTexts()
  const amount = formatCents(acceptance.depositCents, { language: content.language, currency: content.currency })
  const owes = acceptance.deposit === 'awaited'
  const steps = [
    after.copyByMail,
    ...(owes ? [fill(after.payDeposit, { amount }), after.invoice] : []),
    ...(acceptance.deposit === 'paid' ? [fill(after.depositPaid, { amount })] : []),
    after.start,
  ]
  return (
    <>
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
