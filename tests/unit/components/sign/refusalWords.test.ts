import { describe, expect, test } from 'vitest'

import { isCodeRefusal, refusalWords } from '@/components/sign/refusalWords'
import { signTexts } from '@/i18n/sign'

const refusals = [
  { status: 422, code: 'code.missing', data: {} },
  { status: 422, code: 'code.wrong', data: { triesLeft: 3 } },
  { status: 422, code: 'code.expired', data: {} },
  { status: 429, code: 'code.tooManyTries', data: {} },
  { status: 429, code: 'code.tooSoon', data: { seconds: 42 } },
  { status: 429, code: 'code.limit', data: {} },
] as const

describe.each(['fr', 'en'] as const)('S3: refusals of the e-mailed code (%s)', (language) => {
  const texts = signTexts(language)
  test.each(refusals)('$code has words of its own and loses nothing', (refusal) => {
    const words = refusalWords(refusal, texts)
    expect(isCodeRefusal(refusal)).toBe(true)
    expect(words.remedy).toBe('retry')
    expect([texts.refusal.invalid.title, texts.refusal.tooMany.title]).not.toContain(words.title)
    expect(words.body).not.toMatch(/[{}]/)
  })
  test('no two of them are told alike', () => {
    const told = refusals.map((refusal) => Object.values(refusalWords(refusal, texts)).join(' '))
    expect(new Set(told).size).toBe(refusals.length)
  })
  test('tries and seconds left are said', () => {
    expect(refusalWords(refusals[1], texts).body).toContain('3')
    expect(refusalWords(refusals[4], texts).body).toContain('42')
  })
})

test('other refusals are not told beside the code', () => {
  expect(isCodeRefusal({ code: 'signature.dot' })).toBe(false)
  expect(isCodeRefusal({ code: 'code.toString' })).toBe(false)
  expect(isCodeRefusal({ code: 'toString' })).toBe(false)
  expect(refusalWords({ status: 429, code: 'request.tooMany' }, signTexts('fr')).title).toBe(
    signTexts('fr').refusal.tooMany.title,
  )
})

test('R44: why a withdrawal is refused is told as that, not as an expired or closed quote', () => {
  const texts = signTexts('fr')
  const titleOf = (status: 409 | 410, code: string): string => refusalWords({ status, code }, texts).title
  expect(titleOf(410, 'quote.withdrawalOver')).toBe('Le délai de rétractation est passé')
  expect(titleOf(410, 'quote.expired')).toBe(texts.refusal.expired.title)
  const others = [titleOf(409, 'quote.withdrawalLost'), titleOf(409, 'quote.noWithdrawal')]
  expect(others).not.toContain(texts.refusal.closed.title)
})

test.each(['fr', 'en'] as const)('Q5: each refusal among several signers is told in its own words (%s)', (language) => {
  const texts = signTexts(language)
  const told = [
    refusalWords({ status: 409, code: 'quote.alreadySignedByYou' }, texts),
    refusalWords({ status: 409, code: 'quote.notYourTurn', data: { name: 'Ana' } }, texts),
    refusalWords({ status: 422, code: 'quote.selectionFixed' }, texts),
  ]
  const titles = told.map(({ title }) => title)
  expect(new Set([...titles, texts.refusal.closed.title, texts.refusal.alreadySigned.title]).size).toBe(5)
  expect(told.map(({ remedy }) => remedy)).toEqual(['reload', 'reload', 'reload'])
})
