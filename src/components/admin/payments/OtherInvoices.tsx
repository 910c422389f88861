'use client'

import type { ReactElement } from 'react'

import { formatCents } from '@/domain/money/format'
import { fill } from '@/i18n/fill'
import styles from '../dialog.module.css'
import { shortDate } from '../fields/shortDate'
import { useAdminTexts } from '../useAdminTexts'
import type { OtherInvoice } from './moneyEntry'
import own from './payments.module.css'

type OtherInvoicesProps = {
  others: readonly OtherInvoice[]
  texts: Readonly<Record<string, string>>
  onChange: (texts: Readonly<Record<string, string>>) => void
}

/** How much of the money goes to other open invoices of the client. */
export function OtherInvoices({ others, texts: typed, onChange }: OtherInvoicesProps): ReactElement | null {
  const { texts, language } = useAdminTexts()
  const { money: words } = texts
  if (others.length === 0) return null
  return (
    <fieldset className={own['others']}>
      <legend>{words.others}</legend>
      <div className={styles['fields']}>
        {others.map(({ id, number, dueOn, balanceCents }) => (
          <label key={id} className={styles['wide']}>
            {fill(words.otherPart, { number, date: shortDate(dueOn), amount: formatCents(balanceCents, { language }) })}
            <input
              name={`part-${number}`}
              inputMode="decimal"
              autoComplete="off"
              value={typed[id] ?? ''}
              onChange={(event) => onChange({ ...typed, [id]: event.target.value })}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
