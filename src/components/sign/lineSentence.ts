import { formatCents, formatQuantity, formatRate } from '@/domain/money/format'
import type { QuoteContent, QuoteLine } from '@/domain/quotes/content'
import type { SignTexts } from '@/i18n/sign'

import { fill } from '@/i18n/fill'

type SentenceInput = {
  line: QuoteLine
  quantityMilli: number
  content: Pick<QuoteContent, 'language' | 'currency'>
  texts: SignTexts
}

/** "3 jours à 650,00 €, remise de 10 %, TVA 20 %": what a line is made of, in one breath. */
export function lineSentence({ line, quantityMilli, content, texts }: SentenceInput): string {
  const { language, currency } = content
  const says = quantityMilli === 1000 && line.discountBp === 0 ? texts.line.alone : texts.line.sentence
  const parts = [
    fill(says, {
      quantity: formatQuantity(quantityMilli, language),
      unit: unitFor(line.unit, quantityMilli, language),
      price: formatCents(line.unitPriceCents, { language, currency }),
    }),
  ]
  if (line.discountBp > 0) parts.push(fill(texts.line.discount, { rate: formatRate(line.discountBp, language) }))
  parts.push(
    line.vatRateBp > 0 ? fill(texts.line.vat, { rate: formatRate(line.vatRateBp, language) }) : texts.line.noVat,
  )
  return parts.join(', ')
}

/**
 * The unit's plural where its language asks for one: French from 2 on, English for all but 1. Abbreviations (no vowel,
 * capitals, signs), phrases and words that end in s, x or z stay as they are.
 */
export function unitFor(unit: string, quantityMilli: number, language: QuoteContent['language']): string {
  const isPlural = language === 'fr' ? quantityMilli >= 2000 : quantityMilli !== 1000
  const isPlainWord = /^[\p{Ll}-]{2,}$/u.test(unit) && /[aeiouyéè]/.test(unit) && !/[sxz]$/.test(unit)
  return isPlural && isPlainWord ? `${unit}s` : unit
}
