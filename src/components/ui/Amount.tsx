'use client'

import { useState, type ReactElement } from 'react'

import { formatCents } from '@/domain/money/format'
import type { Language } from '@/domain/parties/snapshots'

import styles from './Amount.module.css'

type AmountProps = { cents: number; language: Language; currency: string }

/** An amount in figures of equal width that never breaks; when it changes it fades in, so that the eye catches it. */
export function Amount({ cents, language, currency }: AmountProps): ReactElement {
  const [first] = useState(cents)
  return (
    <span key={cents} className={cents === first ? styles.amount : `${styles.amount} ${styles.moved}`}>
      {formatCents(cents, { language, currency })}
    </span>
  )
}
