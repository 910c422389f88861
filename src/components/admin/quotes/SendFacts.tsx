'use client'

import type { ReactElement } from 'react'

import { formatCivilDate } from '@/domain/dates/civilDate'
import { formatCents } from '@/domain/money/format'
import { useAdminTexts } from '../useAdminTexts'
import type { SendPreview } from './sendPreview'
import styles from '../dialog.module.css'

/** Who receives it, for how much, until when: read before confirming. */
export function SendFacts({ preview }: { preview: SendPreview }): ReactElement {
  const { texts, language } = useAdminTexts()
  const { quote: words } = texts
  const { recipients, grossCents, depositCents, currency, validUntil } = preview
  const money = (cents: number): string => formatCents(cents, { language, currency })
  return (
    <>
      <p>{words.sendIntro}</p>
      <dl className={styles['facts']}>
        <dt>{recipients.length > 1 ? words.recipientsMany : words.recipients}</dt>
        <dd>
          {recipients.map(({ name, email }) => (
            <div key={email}>{`${name} <${email}>`}</div>
          ))}
        </dd>
        <dt>{words.gross}</dt>
        <dd>{money(grossCents)}</dd>
        <dt>{words.deposit}</dt>
        <dd>{depositCents === 0 ? words.noDeposit : money(depositCents)}</dd>
        <dt>{words.validUntil}</dt>
        <dd>{validUntil === null ? '–' : formatCivilDate(validUntil, language)}</dd>
      </dl>
    </>
  )
}
