import { DomainError } from '@/domain/errors'
import { formatCents, formatQuantity, formatRate, parseDecimal } from '@/domain/money/format'
import type { Language } from '@/domain/parties/snapshots'

/** How an integer is shown: so many decimals, and the unit behind it ('€', '%' or none). */
export type Scale = { decimals: number; suffix: string }

/**
 * Marks a typed text that is no number. It stays in the form instead of the number, so that it is never saved as
 * something else: Payload turns a text in a number field into NaN or keeps it, and the field's own check refuses both.
 */
const unreadable = 'typed:'

export type TypedNumber =
  { kind: 'number'; value: number } | { kind: 'empty' } | { kind: 'unreadable'; code: string; text: string }

/** What a typed text means: the integer to store, nothing, or a text that is no such number, with the reason's code (M1). */
export function readTyped(text: string, scale: Scale): TypedNumber {
  const typed = withoutUnit(text, scale)
  if (typed === '') return { kind: 'empty' }
  try {
    return { kind: 'number', value: parseDecimal(typed, scale.decimals) }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { kind: 'unreadable', code: error.code, text }
  }
}

/** The form value for what was typed. */
export function formValueOf(typed: TypedNumber): number | string | null {
  switch (typed.kind) {
    case 'number':
      return typed.value
    case 'empty':
      return null
    case 'unreadable':
      return `${unreadable}${typed.text}`
  }
}

/** What a form value holds: the inverse of `formValueOf`. */
export function readFormValue(value: unknown, scale: Scale): TypedNumber {
  if (typeof value === 'number') return { kind: 'number', value }
  if (typeof value === 'string' && value.startsWith(unreadable)) return readTyped(value.slice(unreadable.length), scale)
  return { kind: 'empty' }
}

/** The text of an integer in an input, "1 234,56": English goes without commas, which would read as decimal marks. */
export function editedText(value: number, scale: Scale, language: Language): string {
  const text = plainText(value, scale, language)
  return language === 'en' ? text.replaceAll(',', '') : text
}

/** The text of an integer in a list or a sentence, with its unit: "1 234,56 €", "5,5 %", "1,5". */
export function shownText(value: number, { suffix, decimals }: Scale, language: Language): string {
  if (suffix === '€') return formatCents(value, { language })
  if (suffix === '%') return formatRate(value, language)
  return formatQuantity(thousandths(value, decimals), language)
}

function plainText(value: number, { suffix, decimals }: Scale, language: Language): string {
  if (suffix === '€') return formatCents(value, { language }).replace(/\s*€/, '')
  return formatQuantity(thousandths(value, decimals), language)
}

function thousandths(value: number, decimals: number): number {
  return value * 10 ** (3 - decimals)
}

/** People copy "1 234,56 €" from elsewhere. */
function withoutUnit(text: string, { suffix }: Scale): string {
  const trimmed = text.trim()
  return suffix === '' ? trimmed : trimmed.replace(suffix, '').trim()
}
