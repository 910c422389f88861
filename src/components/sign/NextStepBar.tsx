import type { ReactElement } from 'react'

import { Amount } from '@/components/ui/Amount'
import { Button } from '@/components/ui/Button'
import type { OpenQuoteView } from '@/contracts/sign'
import { formatCents } from '@/domain/money/format'
import type { QuoteTotals } from '@/domain/quotes/totals'

import { fill } from '@/i18n/fill'
import type { NextStep } from './nextStep'
import styles from './NextStepBar.module.css'
import type { QuoteDates } from './quoteDates'
import { useTexts } from './textsContext'

type NextStepBarProps = {
  view: OpenQuoteView
  totals: QuoteTotals | null
  dates: QuoteDates
  step: NextStep
  onStep: () => void
}

/** Total and deposit, always in sight, and the one accent button: a bar below on a phone, a panel beside from 1,024 px. */
export function NextStepBar({ view, totals, dates, step, onStep }: NextStepBarProps): ReactElement {
  const texts = useTexts()
  const { language, currency } = view.content
  const deposit = view.acceptance?.depositCents ?? totals?.depositGrossCents ?? 0
  const depositText = formatCents(deposit, { language, currency })
  // Of a deposit that came in part, the rest is to be paid.
  const dueText = formatCents(view.transfer?.amountCents ?? deposit, { language, currency })
  const sentence =
    view.acceptance?.deposit === 'paid'
      ? texts.totals.depositPaid
      : fill(texts.totals.depositShort, { amount: depositText })
  return (
    <aside className={styles.bar} aria-label={texts.page.panel}>
      <div className={styles.figures} aria-live="polite">
        <p className={styles.name}>{totals && totals.vatCents === 0 ? texts.totals.grossNoVat : texts.totals.gross}</p>
        <p className={styles.total}>
          {totals ? <Amount cents={totals.grossCents} language={language} currency={currency} /> : '–'}
        </p>
        {deposit > 0 && view.state !== 'withdrawn' && <p className={styles.deposit}>{sentence}</p>}
      </div>
      {step !== 'none' && (
        <div className={styles.step}>
          <Button look="primary" wide onClick={onStep}>
            {step === 'pay' ? fill(texts.next.pay, { amount: dueText }) : texts.next[step]}
          </Button>
        </div>
      )}
      {view.state === 'open' && (
        <p className={styles.validity}>{fill(texts.page.validUntil, { date: dates.validUntil })}</p>
      )}
    </aside>
  )
}
