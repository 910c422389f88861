import { describe, expect, test } from 'vitest'

import { fill } from '@/i18n/fill'
import { groupsOfFour } from '@/components/sign/groupsOfFour'
import { lineSentence, unitFor } from '@/components/sign/lineSentence'
import { signTexts } from '@/i18n/sign'
import { signChanges } from '@/i18n/signChanges'
import { consentSentence } from '@/i18n/signConsent'
import { signOutage } from '@/i18n/signOutage'

import { quoteLineFixture } from '../../factories/quoteContent'

const fr = { language: 'fr', currency: 'EUR' } as const

describe('look.md: a line reads as a sentence', () => {
  test('quantity, price, discount and VAT, with no-break spaces', () => {
    const line = quoteLineFixture({ id: 'a', quantityMilli: 6_500, discountBp: 1_000 })
    const sentence = lineSentence({ line, quantityMilli: 6_500, content: fr, texts: signTexts('fr') })
    expect(sentence).toBe('6,5 jours à 650,00\u00a0€, remise de 10\u00a0%, TVA 20\u00a0%')
  })
  test('a single unit does not repeat its price', () => {
    const line = quoteLineFixture({ id: 'a', unit: 'forfait', vatRateBp: 0, vatCategory: 'E' })
    expect(lineSentence({ line, quantityMilli: 1_000, content: fr, texts: signTexts('fr') })).toBe(
      '1 forfait, sans TVA',
    )
  })
  test.each([
    ['jour', 1_500, 'fr', 'jour'],
    ['jour', 2_000, 'fr', 'jours'],
    ['demi-journée', 2_000, 'fr', 'demi-journées'],
    ['an', 3_000, 'fr', 'ans'],
    ['mois', 12_000, 'fr', 'mois'],
    ['kg', 12_000, 'fr', 'kg'],
    ['m²', 12_000, 'fr', 'm²'],
    ['jour ouvré', 2_000, 'fr', 'jour ouvré'],
    ['day', 500, 'en', 'days'],
    ['day', 1_000, 'en', 'day'],
  ] as const)('%s × %i in %s is "%s"', (unit, quantityMilli, language, expected) => {
    expect(unitFor(unit, quantityMilli, language)).toBe(expected)
  })
})

test('P5: an IBAN is shown in groups of four', () => {
  expect(groupsOfFour('FR7630006000011234567890189')).toBe('FR76 3000 6000 0112 3456 7890 189')
  expect(groupsOfFour('FR76 3000 6000 0112')).toBe('FR76 3000 6000 0112')
})

test('a place without a value stays visible', () => {
  expect(fill('{a} et {b}', { a: 1 })).toBe('1 et {b}')
})

test.each([
  [
    'fr',
    'Bon pour accord\u00a0: j’ai lu le devis DEV-2026-0001-v2 et ses conditions, et je l’accepte pour Maison Verrier, pour un total de 7\u00a0800,00\u00a0€.',
  ],
  [
    'en',
    'I have read quote DEV-2026-0001-v2 and its terms, and I accept it for Maison Verrier, for a total of €7,800.00.',
  ],
] as const)('S4: the consent names the version, the client and the total (%s)', (language, sentence) => {
  const facts = { label: 'DEV-2026-0001-v2', totalCents: 780_000, currency: 'EUR' }
  const party = { side: 'client', name: 'Maison Verrier' } as const
  expect(consentSentence({ language, party, ...facts })).toBe(sentence)
})

test('S4: whoever signs for the agency commits the agency', () => {
  const facts = { label: 'DEV-2026-0001', totalCents: 780_000, currency: 'EUR' }
  const party = { side: 'agency', name: 'Studio Trait SAS' } as const
  expect(consentSentence({ language: 'fr', party, ...facts })).toContain('je m’y engage au nom de Studio Trait SAS')
  expect(consentSentence({ language: 'en', party, ...facts })).toContain('on behalf of Studio Trait SAS')
})

describe('French and English say the same things', () => {
  test.each([
    ['sign', signTexts('fr'), signTexts('en')],
    ['changes', signChanges.fr, signChanges.en],
    ['outage', signOutage.fr, signOutage.en],
  ])('%s: same keys, same places to fill', (_name, french, english) => {
    expect(placesOf(english)).toEqual(placesOf(french))
  })
  test('French puts a no-break space before : ; ? ! and inside guillemets', () => {
    const sentences = [signTexts('fr'), signChanges.fr, signOutage.fr].flatMap((texts) => leaves(texts))
    expect(sentences.filter(([, text]) => / [:;?!»%]|« |'/.test(text))).toEqual([])
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
