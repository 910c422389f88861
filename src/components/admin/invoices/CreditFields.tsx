'use client'

import type { ReactElement } from 'react'

import { formatQuantity } from '@/domain/money/format'
import { fill } from '@/i18n/fill'
import dialog from '../dialog.module.css'
import { useAdminTexts } from '../useAdminTexts'
import { quantitiesLeft, type Creditable, type CreditEntry } from './creditEntry'
import styles from './credit.module.css'

type CreditFieldsProps = { creditable: Creditable; entry: CreditEntry; onChange: (entry: CreditEntry) => void }

const scopes = ['full', 'amount', 'lines'] as const

/** What goes back, why, and whether it is issued at once. */
export function CreditFields({ creditable, entry, onChange }: CreditFieldsProps): ReactElement {
  const { invoice: words } = useAdminTexts().texts
  const set = (part: Partial<CreditEntry>): void => onChange({ ...entry, ...part })
  return (
    <>
      <fieldset className={styles['scopes']}>
        <legend>{words.creditScope}</legend>
        {scopes.map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="credit-scope"
              value={kind}
              checked={entry.kind === kind}
              onChange={() => set({ kind })}
            />
            {words.creditScopes[kind]}
          </label>
        ))}
      </fieldset>
      {entry.kind === 'lines' ? <CreditLines creditable={creditable} entry={entry} onChange={onChange} /> : null}
      <div className={dialog['fields']}>
        {entry.kind === 'amount' ? (
          <label className={dialog['wide']}>
            {words.creditAmount}
            <input
              name="credit-amount"
              inputMode="decimal"
              autoComplete="off"
              value={entry.amountText}
              onChange={(event) => set({ amountText: event.target.value })}
            />
          </label>
        ) : null}
        <label className={dialog['wide']}>
          {words.reason}
          <input
            name="credit-reason"
            autoComplete="off"
            required
            maxLength={500}
            value={entry.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        </label>
      </div>
      <label className={styles['check']}>
        <input
          type="checkbox"
          name="credit-issue"
          checked={entry.issue}
          onChange={(event) => set({ issue: event.target.checked })}
        />
        {words.issueAtOnce}
      </label>
    </>
  )
}

/** Each line of the invoice with what is left of it, and how much goes back. */
function CreditLines({ creditable, entry, onChange }: CreditFieldsProps): ReactElement {
  const { texts, language } = useAdminTexts()
  const { invoice: words } = texts
  const left = quantitiesLeft(creditable)
  const quantity = (milli: number): string => formatQuantity(milli, language)
  const set = (index: number, text: string): void =>
    onChange({ ...entry, quantityTexts: { ...entry.quantityTexts, [index]: text } })
  return (
    <ol className={styles['lines']}>
      {creditable.invoice.lines.map(({ label, unit, quantityMilli }, index) => (
        // Lines of an issued invoice never move.
        <li key={`${String(index)} ${label}`}>
          <label>
            <span>
              {label}
              <small className={styles['left']}>
                {fill(words.creditLineLeft, {
                  left: quantity(left[index] ?? 0),
                  invoiced: quantity(quantityMilli),
                  unit,
                })}
              </small>
            </span>
            <input
              name={`credit-line-${String(index)}`}
              className={dialog['link']}
              inputMode="decimal"
              autoComplete="off"
              aria-label={fill(words.creditLine, { label })}
              disabled={left[index] === 0}
              value={entry.quantityTexts[index] ?? ''}
              onChange={(event) => set(index, event.target.value)}
            />
          </label>
        </li>
      ))}
    </ol>
  )
}
