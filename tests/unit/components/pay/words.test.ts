import { describe, expect, test } from 'vitest'

import { payRefusalWords } from '@/components/pay/payRefusalWords'
import { payTexts } from '@/i18n/pay'
import { payOutage } from '@/i18n/payOutage'

describe('French and English say the same things', () => {
  test.each([
    ['pay', payTexts('fr'), payTexts('en')],
    ['outage', payOutage.fr, payOutage.en],
  ])('%s: same keys, same places to fill', (_name, french, english) => {
    expect(placesOf(english)).toEqual(placesOf(french))
  })

  test('French puts a no-break space before : ; ? ! and inside guillemets', () => {
    const sentences = [payTexts('fr'), payOutage.fr].flatMap((texts) => leaves(texts))
    expect(sentences.filter(([, text]) => / [:;?!»%]|« |'/.test(text))).toEqual([])
  })

  test('no exclamation marks, no "oups" (look.md)', () => {
    const sentences = [payTexts('fr'), payTexts('en'), payOutage.fr, payOutage.en].flatMap((texts) => leaves(texts))
    expect(sentences.filter(([, text]) => /!|oups|oops/i.test(text))).toEqual([])
  })

  test('R47: no way to pay speaks of a fee', () => {
    const ways = leaves({ fr: payTexts('fr').ways, en: payTexts('en').ways })
    expect(ways.filter(([, text]) => /frais|supplément|surcharge|\bfees?\b|commission/i.test(text))).toEqual([])
  })
})

describe.each(['fr', 'en'] as const)('R40: every refusal says that nothing was debited (%s)', (language) => {
  const texts = payTexts(language)
  const refusals = [
    { status: 404, code: 'invoice.unknown' },
    { status: 409, code: 'payment.amountChanged' },
    { status: 409, code: 'payment.notAwaited' },
    { status: 409, code: 'payment.pending' },
    { status: 422, code: 'request.malformed' },
    { status: 429, code: 'payment.tooMany' },
    { status: 503, code: 'payment.onlineUnavailable' },
  ] as const

  test.each(refusals)('$status $code', (refusal) => {
    expect(payRefusalWords(refusal, texts).body).toMatch(
      language === 'fr' ? /Rien n’a été débité/ : /Nothing was debited/,
    )
  })

  test('no two are told alike', () => {
    expect(new Set(refusals.map((refusal) => payRefusalWords(refusal, texts).title)).size).toBe(refusals.length)
  })
})

type Tree = { readonly [key: string]: string | Tree }

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  )
}

function placesOf(tree: Tree): Record<string, string[]> {
  return Object.fromEntries(leaves(tree).map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).toSorted()]))
}
