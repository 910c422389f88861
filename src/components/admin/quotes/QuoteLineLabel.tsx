'use client'

import { useDocumentInfo, useRowLabel } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { fill } from '@/i18n/fill'
import { formatCents } from '@/domain/money/format'
import type { AdminTexts } from '@/i18n/admin'
import { textAt } from '../records'
import { useAdminTexts } from '../useAdminTexts'
import { lineNetOf } from './formTotals'
import styles from './QuoteLineLabel.module.css'

/** The closed row of a quote's or an invoice's line: number, label, whether it is a choice, its net. */
export function QuoteLineLabel(): ReactElement {
  const { data, rowNumber } = useRowLabel<unknown>()
  const { data: savedDocument } = useDocumentInfo()
  const { texts, language } = useAdminTexts()
  const netCents = lineNetOf(data)
  const choice = choiceWords(data, texts)
  const currency = textAt(savedDocument, 'currency') ?? 'EUR'
  return (
    <span className={styles['row']}>
      <span className={styles['number']}>{(rowNumber ?? 0) + 1}</span>
      <span className={styles['label']}>{textAt(data, 'label') ?? texts.line.untitled}</span>
      {choice === null ? null : <span className={styles['choice']}>{choice}</span>}
      <span className={styles['amount']}>
        {netCents === null ? '–' : formatCents(netCents, { language, currency })}
      </span>
    </span>
  )
}

function choiceWords(line: unknown, { line: words }: AdminTexts): string | null {
  const choice = textAt(line, 'choice')
  if (choice === 'optional') return words.option
  if (choice !== 'one-of') return null
  const group = textAt(line, 'group')
  return group === null ? words.oneOfNoGroup : fill(words.oneOf, { group })
}
