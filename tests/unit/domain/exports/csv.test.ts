import { describe, expect, test } from 'vitest'

import { csvCents, csvRow, csvScaled } from '@/domain/exports/csv'

describe('a CSV cell', () => {
  test.each(['=1+1', '+33 6', '-2+3', '@SUM(A1)', '\t=1', ' =1', '\r=1'])(
    'that a spreadsheet would run (%j) begins with an apostrophe',
    (text) => {
      expect(csvRow([text]).replace(/^"/, '').startsWith("'")).toBe(true)
    },
  )

  test('keeps other texts, quoted only when it has to be', () => {
    expect(csvRow(['Élan', 'a;b', 'dit "le grand"', 'x\ny'])).toBe('Élan;"a;b";"dit ""le grand""";"x\ny"\r\n')
  })

  test('of an amount is a French decimal, negative or not, and never taken for a formula', () => {
    expect(csvRow([csvCents(123_456), csvCents(-5), csvCents(0)])).toBe('1234,56;-0,05;0,00\r\n')
  })

  test('of a quantity or a count has no zeros that say nothing', () => {
    expect(
      [csvScaled(1_500, 3), csvScaled(2_000, 3), csvScaled(-250, 3), csvScaled(12, 0)].map(({ text }) => text),
    ).toEqual(['1,5', '2', '-0,25', '12'])
  })
})
