import { fill } from '@/i18n/fill'
import type { Language } from '@/domain/parties/snapshots'
import type { AdminTexts } from '@/i18n/admin'
import { shownText, type Scale, type TypedNumber } from './scaledText'

type Limits = { min?: number | undefined; max?: number | undefined; required?: boolean | undefined }

/** What is wrong with a typed number, in words; null when it may be stored (M1). */
export function numberFault(
  typed: TypedNumber,
  options: { scale: Scale; limits: Limits; language: Language; texts: AdminTexts },
): string | null {
  const { scale, limits, language, texts } = options
  if (typed.kind === 'empty') return limits.required ? texts.number.required : null
  if (typed.kind === 'unreadable') return unreadableWords(typed.code, scale, texts)
  const { min, max } = limits
  if (min !== undefined && typed.value < min)
    return fill(texts.number.atLeast, { min: shownText(min, scale, language) })
  if (max !== undefined && typed.value > max) return fill(texts.number.atMost, { max: shownText(max, scale, language) })
  return null
}

function unreadableWords(code: string, { decimals }: Scale, { number }: AdminTexts): string {
  if (code === 'money.tooLarge') return number.tooLarge
  if (code !== 'money.tooManyDecimals') return number.notANumber
  return decimals === 0 ? number.noDecimals : fill(number.tooManyDecimals, { places: decimals })
}
