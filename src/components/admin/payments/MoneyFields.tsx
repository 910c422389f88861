'use client'

import { useId, type ReactElement } from 'react'

import styles from '../dialog.module.css'
import { numberFault } from '../fields/numberFault'
import { readTyped } from '../fields/scaledText'
import { useAdminTexts } from '../useAdminTexts'
import { euros, manualMethods, methodOf, type MoneyEntry } from './moneyEntry'

type MoneyFieldsProps = {
  entry: MoneyEntry
  /** What the amount and the day are of. */
  labels: { amount: string; movedOn: string }
  onChange: (entry: MoneyEntry) => void
}

/** Amount, day, means, reference and note of money that came or went. */
export function MoneyFields({ entry, labels, onChange }: MoneyFieldsProps): ReactElement {
  const { money: words } = useAdminTexts().texts
  const set = (part: Partial<MoneyEntry>): void => onChange({ ...entry, ...part })
  return (
    <div className={styles['fields']}>
      <AmountField label={labels.amount} text={entry.amountText} onChange={(amountText) => set({ amountText })} />
      <label>
        {labels.movedOn}
        <input
          name="movedOn"
          type="date"
          value={entry.movedOn}
          onChange={(event) => set({ movedOn: event.target.value })}
        />
      </label>
      <label>
        {words.method}
        <select
          name="method"
          value={entry.method}
          onChange={(event) => set({ method: methodOf(event.target.value) ?? entry.method })}
        >
          {manualMethods.map((method) => (
            <option key={method} value={method}>
              {words.methods[method]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.reference}
        <input
          name="reference"
          autoComplete="off"
          maxLength={140}
          value={entry.reference}
          onChange={(event) => set({ reference: event.target.value })}
        />
      </label>
      <label className={styles['wide']}>
        {words.note}
        <input
          name="note"
          autoComplete="off"
          maxLength={1000}
          value={entry.note}
          onChange={(event) => set({ note: event.target.value })}
        />
      </label>
    </div>
  )
}

type AmountFieldProps = { label: string; text: string; onChange: (text: string) => void }

function AmountField({ label, text, onChange }: AmountFieldProps): ReactElement {
  const { texts, language } = useAdminTexts()
  const faultId = useId()
  const typed = readTyped(text, euros)
  const fault = numberFault(typed, { scale: euros, limits: { min: 1, required: true }, language, texts })
  return (
    <label>
      {label}
      <input
        name="amount"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        aria-invalid={fault !== null}
        aria-describedby={faultId}
        onChange={(event) => onChange(event.target.value)}
      />
      <output id={faultId} className={styles['fault']}>
        {fault}
      </output>
    </label>
  )
}
