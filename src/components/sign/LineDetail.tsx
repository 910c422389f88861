'use client'

import type { ReactElement } from 'react'

import { Stepper } from '@/components/ui/Stepper'
import { formatQuantity } from '@/domain/money/format'
import type { QuoteContent, QuoteLine } from '@/domain/quotes/content'

import { isAdjustable, stepMilli, withQuantity, type Choices } from './choices'
import { fill } from '@/i18n/fill'
import styles from './LineDetail.module.css'
import { lineSentence, unitFor } from './lineSentence'
import { useTexts } from './textsContext'

type LineDetailProps = {
  line: QuoteLine
  content: QuoteContent
  choices: Choices
  isTaken: boolean
  isOpen: boolean
  onChange: (choices: Choices) => void
}

/** A line's description and its sentence; a stepper where the client may change the quantity. */
export function LineDetail(props: LineDetailProps): ReactElement {
  const { line, content, choices, isTaken, isOpen } = props
  const texts = useTexts()
  const quantityMilli = choices.quantities[line.id] ?? line.quantityMilli
  return (
    <span className={styles.detail}>
      {line.description && <span className={styles.description}>{line.description}</span>}
      <span className={styles.sentence}>{lineSentence({ line, quantityMilli, content, texts })}</span>
      {isAdjustable(line) && isTaken && isOpen && <Quantity {...props} quantityMilli={quantityMilli} />}
    </span>
  )
}

function Quantity({
  line,
  content,
  choices,
  onChange,
  quantityMilli,
}: LineDetailProps & { quantityMilli: number }): ReactElement {
  const texts = useTexts()
  const { language } = content
  const limits = {
    min: formatQuantity(line.minQuantityMilli, language),
    max: formatQuantity(line.maxQuantityMilli, language),
  }
  return (
    <span className={styles.quantity}>
      <Stepper
        label={fill(texts.line.quantity, { label: line.label })}
        lessLabel={fill(texts.line.less, { label: line.label })}
        moreLabel={fill(texts.line.more, { label: line.label })}
        unit={unitFor(line.unit, quantityMilli, language)}
        value={quantityMilli / 1000}
        min={line.minQuantityMilli / 1000}
        max={line.maxQuantityMilli / 1000}
        step={stepMilli(line) / 1000}
        onChange={(value) => onChange(withQuantity(choices, line.id, Math.round(value * 1000)))}
      />
      <span className={styles.limits}>{fill(texts.line.between, limits)}</span>
    </span>
  )
}
