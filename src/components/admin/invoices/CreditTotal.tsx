'use client'

import type { ReactElement } from 'react'

import { formatCents, formatRate } from '@/domain/money/format'
import { fill } from '@/i18n/fill'
import styles from '../dialog.module.css'
import { useAdminTexts } from '../useAdminTexts'
import { creditOutcome, scopeOf, type Creditable, type CreditEntry, type CreditOutcome } from './creditEntry'

/** What the credit note comes to while it is typed, by the rules of its issue, or why it cannot be (I6). */
export function CreditTotal({ creditable, entry }: { creditable: Creditable; entry: CreditEntry }): ReactElement {
  const { texts, language } = useAdminTexts()
  const { invoice: words, totals } = texts
  const { currency } = creditable.invoice
  const money = (cents: number): string => formatCents(cents, { language, currency })
  const outcome = outcomeOf(creditable, entry)
  if (outcome.kind === 'impossible')
    return <output id="credit-total">{words.creditFaults[outcome.code] ?? words.creditImpossible}</output>
  const { vat, netCents, grossCents } = outcome.credit
  return (
    <dl className={styles['facts']} aria-live="polite" aria-atomic="true">
      <dt>{words.net}</dt>
      <dd>{money(netCents)}</dd>
      {vat.map(({ category, rateBp, vatCents }) => (
        <VatRow
          key={`${category}${String(rateBp)}`}
          label={fill(totals.vat, { rate: formatRate(rateBp, language) })}
          amount={money(vatCents)}
        />
      ))}
      <dt>{words.creditTotal}</dt>
      <dd id="credit-total">{money(grossCents)}</dd>
    </dl>
  )
}

/** What cannot be read yet gives nothing back. */
function outcomeOf(creditable: Creditable, entry: CreditEntry): CreditOutcome {
  const scope = scopeOf(entry)
  return scope === null ? { kind: 'impossible', code: 'creditNote.nothingToCredit' } : creditOutcome(creditable, scope)
}

function VatRow({ label, amount }: { label: string; amount: string }): ReactElement {
  return (
    <>
      <dt>{label}</dt>
      <dd>{amount}</dd>
    </>
  )
}
