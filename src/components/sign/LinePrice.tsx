'use client'

import type { ReactElement } from 'react'

import { Amount } from '@/components/ui/Amount'
import type { QuoteContent, QuoteLine } from '@/domain/quotes/content'
import { lineNet } from '@/domain/quotes/totals'

import type { Choices } from './choices'
import styles from './LinePrice.module.css'
import { useTexts } from './textsContext'

type LinePriceProps = { line: QuoteLine; content: QuoteContent; choices: Choices; isTaken: boolean; isOpen: boolean }

/** A line's net price for the present quantity; a line that is not taken shows what it would add. */
export function LinePrice({ line, content, choices, isTaken, isOpen }: LinePriceProps): ReactElement {
  const texts = useTexts()
  const quantityMilli = choices.quantities[line.id] ?? line.quantityMilli
  const isChoice = line.choice.kind !== 'fixed'
  return (
    <span className={isTaken ? styles.price : `${styles.price} ${styles.left}`}>
      {isChoice && (
        <span className={styles.plus} aria-hidden="true">
          +
        </span>
      )}
      <Amount cents={lineNet({ ...line, quantityMilli })} language={content.language} currency={content.currency} />
      <span className={styles.net}>{!isTaken && !isOpen ? texts.line.notTaken : texts.line.net}</span>
    </span>
  )
}
