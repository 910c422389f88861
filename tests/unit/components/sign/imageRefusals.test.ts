import { describe, expect, test } from 'vitest'

import { refusalWords } from '@/components/sign/refusalWords'
import type { SignatureImageProblem } from '@/domain/signatures/imageVerdict'
import { signTexts } from '@/i18n/sign'

/** A record, so that a new code does not compile until it stands here. */
const problems = Object.keys({
  'signature.notPng': true,
  'signature.tooLarge': true,
  'signature.dimensions': true,
  'signature.blank': true,
  'signature.tooLittleInk': true,
  'signature.tooMuchInk': true,
  'signature.dot': true,
  'signature.truncated': true,
  'signature.animated': true,
  'signature.trailingBytes': true,
} satisfies Record<SignatureImageProblem, true>)

/** What the signer is told to do: an imperative, and the other ways to sign. */
const remedies = {
  fr: /Effacez|Signez|Dessinez|choisissez « (Taper|Clavier) »/,
  en: /Clear|Sign|Draw|choose “(Type|Keyboard)”/,
} as const

describe.each(['fr', 'en'] as const)('S1: each refused picture says what to do (%s)', (language) => {
  const texts = signTexts(language)
  const cases = [...problems.map((code) => ({ status: 422, code }) as const), { status: 413, code: 'x' } as const]

  test.each(cases)('$status $code', (refusal) => {
    const words = refusalWords(refusal, texts)
    expect(words.remedy).toBe('retry')
    expect(words.body).toMatch(remedies[language])
    expect(words.title).not.toBe(texts.refusal.invalid.title)
    expect(words.body).not.toContain('signature.')
  })
})

test('S1: the remedy fits the fault: fewer strokes for too much ink, larger for a dot', () => {
  const words = (code: string): string => refusalWords({ status: 422, code }, signTexts('fr')).body
  expect(words('signature.tooMuchInk')).toContain('quelques traits')
  expect(words('signature.dot')).toContain('plus largement')
  expect(words('signature.blank')).toContain('dans le cadre')
})
