'use client'

import { useState, type ReactElement } from 'react'

import { Button } from '@/components/ui/Button'
import type { OpenQuoteView, OpenWithdrawal, WithdrawRequest, WithdrawResult } from '@/contracts/sign'
import { fill } from '@/i18n/fill'

import { useTexts } from './textsContext'
import styles from './Withdraw.module.css'
import type { WithdrawDates } from './withdrawDates'
import { WithdrawSheet } from './WithdrawSheet'

type WithdrawSectionProps = {
  view: OpenQuoteView
  withdrawal: OpenWithdrawal
  token: string
  dates: WithdrawDates
  withdraw: (request: WithdrawRequest) => Promise<WithdrawResult>
  onWithdrawn: () => void
}

/** A consumer's way out of the contract, in sight during the whole period (R44; C. conso L221-21, D221-5). */
export function WithdrawSection(props: WithdrawSectionProps): ReactElement {
  const { view, withdrawal, token, dates, withdraw, onWithdrawn } = props
  const { withdrawal: words } = useTexts()
  const [isOpen, setOpen] = useState(false)
  const intro = withdrawal.mayKeepPart ? words.introPart : words.intro
  return (
    <section className={styles.right} aria-labelledby="withdrawal">
      <h2 id="withdrawal" className={styles.heading}>
        {words.title}
      </h2>
      <p>{fill(intro, { date: dates.endsOn ?? '' })}</p>
      <div className={styles.needsScript}>
        <Button look="outline" onClick={() => setOpen(true)}>
          {words.open}
        </Button>
      </div>
      <noscript>
        <p>{fill(words.noScript, { email: view.contactEmail, statement: withdrawal.statement })}</p>
      </noscript>
      <WithdrawSheet
        open={isOpen}
        view={view}
        withdrawal={withdrawal}
        token={token}
        withdraw={withdraw}
        onClose={() => setOpen(false)}
        onWithdrawn={() => {
          setOpen(false)
          onWithdrawn()
        }}
      />
    </section>
  )
}
