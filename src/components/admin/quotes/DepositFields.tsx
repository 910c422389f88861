'use client'

import { useId, type ReactElement, type ReactNode } from 'react'

import { numberFault } from '../fields/numberFault'
import { readTyped, type Scale } from '../fields/scaledText'
import { useAdminTexts } from '../useAdminTexts'
import { depositMethods, type DepositEntry } from './depositEntry'
import styles from '../dialog.module.css'

/** The deposit is asked for in euros (M9). */
export const euros: Scale = { decimals: 2, suffix: '€' }

type DepositFieldsProps = { entry: DepositEntry; onChange: (entry: DepositEntry) => void }

/** Amount, day, means, reference and note of a deposit that came in. */
export function DepositFields({ entry, onChange }: DepositFieldsProps): ReactElement {
  const { texts, language } = useAdminTexts()
  const { quote: words } = texts
  const typed = readTyped(entry.amountText, euros)
  const fault = numberFault(typed, { scale: euros, limits: { min: 1, required: true }, language, texts })
  const set = (part: Partial<DepositEntry>): void => onChange({ ...entry, ...part })
  const faultId = useId()
  return (
    <div className={styles['fields']}>
      <Labelled label={words.amount}>
        <input
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          value={entry.amountText}
          aria-invalid={fault !== null}
          aria-describedby={faultId}
          onChange={(event) => set({ amountText: event.target.value })}
        />
        <output id={faultId} className={styles['fault']}>
          {fault}
        </output>
      </Labelled>
      <Labelled label={words.receivedOn}>
        <input
          name="receivedOn"
          type="date"
          value={entry.receivedOn}
          onChange={(event) => set({ receivedOn: event.target.value })}
        />
      </Labelled>
      <Labelled label={words.method}>
        <select
          name="method"
          value={entry.method}
          onChange={(event) => {
            const method = depositMethods.find((candidate) => candidate === event.target.value)
            if (method !== undefined) set({ method })
          }}
        >
          {depositMethods.map((method) => (
            <option key={method} value={method}>
              {words.methods[method]}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled label={words.reference}>
        <input
          name="reference"
          autoComplete="off"
          value={entry.reference}
          onChange={(event) => set({ reference: event.target.value })}
        />
      </Labelled>
      <Labelled label={words.note} isWide>
        <input
          name="note"
          autoComplete="off"
          value={entry.note}
          onChange={(event) => set({ note: event.target.value })}
        />
      </Labelled>
    </div>
  )
}

type LabelledProps = { label: string; isWide?: boolean; children: ReactNode }

function Labelled({ label, isWide = false, children }: LabelledProps): ReactElement {
  return (
    <label {...(isWide ? { className: styles['wide'] } : {})}>
      {label}
      {children}
    </label>
  )
}
