import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { numberFault } from '@/components/admin/fields/numberFault'
import {
  editedText,
  formValueOf,
  readFormValue,
  readTyped,
  shownText,
  type Scale,
} from '@/components/admin/fields/scaledText'
import { adminTexts } from '@/i18n/admin'

const euros: Scale = { decimals: 2, suffix: '€' }
const percent: Scale = { decimals: 2, suffix: '%' }
const quantity: Scale = { decimals: 3, suffix: '' }
const fr = adminTexts('fr')

describe('M1: an amount is typed in euros and held in cents', () => {
  test.each([
    ['1 234,56', 123_456],
    ['1234.56', 123_456],
    ['1 234,56 €', 123_456],
    ['1\u00a0234,5', 123_450],
    ['-3', -300],
  ])('%s is %i cents', (text, cents) => {
    expect(readTyped(text, euros)).toEqual({ kind: 'number', value: cents })
  })

  test('more decimals than the currency has are refused, not rounded', () => {
    expect(readTyped('12,345', euros)).toMatchObject({ kind: 'unreadable', code: 'money.tooManyDecimals' })
  })

  test('an empty input is no amount, not zero', () => {
    expect(readTyped('  ', euros)).toEqual({ kind: 'empty' })
    expect(formValueOf({ kind: 'empty' })).toBeNull()
  })
})

describe('M2: rates and quantities', () => {
  test('5,5 % is 550 basis points', () => expect(readTyped('5,5 %', percent)).toEqual({ kind: 'number', value: 550 }))
  test('1,5 is 1500 thousandths', () => expect(readTyped('1,5', quantity)).toEqual({ kind: 'number', value: 1500 }))
  test('shown with their unit', () => {
    expect(shownText(550, percent, 'fr')).toBe('5,5\u00a0%')
    expect(shownText(1500, quantity, 'en')).toBe('1.5')
    expect(shownText(345_600, euros, 'fr')).toBe('3\u00a0456,00\u00a0€')
  })
})

test('the text that is shown for editing reads back as the same integer, in both languages', () => {
  const scales = fc.constantFrom(euros, percent, quantity)
  const whole = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })
  fc.assert(
    fc.property(whole, scales, fc.constantFrom('fr' as const, 'en' as const), (value, scale, language) => {
      expect(readTyped(editedText(value, scale, language), scale)).toEqual({ kind: 'number', value })
    }),
  )
})

describe('a text that is no number', () => {
  const value = formValueOf(readTyped('12,345', euros))

  test('stays in the form as typed', () => {
    expect(readFormValue(value, euros)).toMatchObject({ kind: 'unreadable', text: '12,345' })
  })

  test('is refused by the server too: Payload turns texts into numbers by parseFloat, and this one into none', () => {
    expect(Number.parseFloat(String(value))).toBeNaN()
  })
})

describe('what is said about a typed number', () => {
  const faultOf = (text: string, limits = {}): string | null =>
    numberFault(readTyped(text, percent), { scale: percent, limits, language: 'fr', texts: fr })

  test('too many decimals: how many there may be', () =>
    expect(faultOf('5,555')).toBe('Trop de décimales\u00a0: 2 au plus.'))
  test('no number: an example', () => expect(faultOf('abc')).toBe(fr.number.notANumber))
  test('limits in the unit that is typed', () => expect(faultOf('120', { max: 10_000 })).toBe('Au plus 100\u00a0%.'))
  test('empty is a fault only when required', () => {
    expect(faultOf('')).toBeNull()
    expect(faultOf('', { required: true })).toBe('À remplir.')
  })
})
