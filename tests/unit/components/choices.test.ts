import { describe, expect, test } from 'vitest'

import {
  blocksOf,
  hasChoices,
  initialChoices,
  stepMilli,
  toSelection,
  withOption,
  withPick,
  withQuantity,
} from '@/components/sign/choices'
import { priceChoices } from '@/components/sign/priceChoices'
import { applySelection, defaultSelection } from '@/domain/quotes/selection'

import { quoteContentFixture, quoteLineFixture } from '../../factories/quoteContent'

const content = quoteContentFixture()
const start = initialChoices(content, null)

function line(id: string): (typeof content.lines)[number] {
  const found = content.lines.find((candidate) => candidate.id === id)
  if (found === undefined) throw new Error(`no line ${id}`)
  return found
}

describe('Q4: the page starts from what the agency preselected', () => {
  test('its selection is the domain’s default one', () => {
    expect(toSelection(content, start)).toEqual(defaultSelection(content))
  })
  test('a signed selection is shown as it was signed', () => {
    const signed = [...defaultSelection(content), { lineId: 'anglais', quantityMilli: 12_000 }]
    const shown = toSelection(content, initialChoices(content, signed))
    expect(shown).toContainEqual({ lineId: 'anglais', quantityMilli: 12_000 })
    expect(shown).toHaveLength(signed.length)
  })
})

describe('Q4: what the client changes', () => {
  test('an option is taken with its quantity, and left again', () => {
    const taken = withQuantity(withOption(start, 'anglais', true), 'anglais', 15_000)
    expect(toSelection(content, taken)).toContainEqual({ lineId: 'anglais', quantityMilli: 15_000 })
    expect(toSelection(content, withOption(taken, 'anglais', false))).toEqual(defaultSelection(content))
  })
  test('picking one of a group leaves the others', () => {
    const ids = toSelection(content, withPick(start, content, line('suivi-complet'))).map(({ lineId }) => lineId)
    expect(ids).toContain('suivi-complet')
    expect(ids).not.toContain('suivi-essentiel')
  })
  test('M8: the totals are those of applySelection', () => {
    const choices = withPick(withOption(start, 'anglais', true), content, line('suivi-complet'))
    const priced = priceChoices(content, choices)
    expect(priced?.totals).toEqual(applySelection(content, toSelection(content, choices)).totals)
    expect(priced?.totals.grossCents).toBeGreaterThan(content.totals.grossCents)
  })
  test('a group without a choice has no total yet', () => {
    expect(priceChoices(content, withOption(start, 'suivi-essentiel', false))).toBeNull()
  })
})

describe('how lines are laid out', () => {
  test('fixed lines first; a group is one block where its first line stood', () => {
    const { included, choices } = blocksOf(content)
    expect(included).toHaveLength(8)
    expect(choices.map((block) => (block.kind === 'group' ? block.lines.map(({ id }) => id) : block.line.id))).toEqual([
      'photos',
      'anglais',
      ['suivi-essentiel', 'suivi-complet'],
    ])
  })
  test('a quote of fixed lines with fixed quantities leaves nothing to choose', () => {
    expect(hasChoices({ ...content, lines: [quoteLineFixture({ id: 'a' })] })).toBe(false)
    expect(hasChoices({ ...content, lines: [quoteLineFixture({ id: 'a', maxQuantityMilli: 2_000 })] })).toBe(true)
  })
  test.each([
    [1_000, 3_000, 10_000, 1_000],
    [500, 2_000, 4_000, 500],
    [250, 1_000, 2_000, 250],
    [333, 1_000, 2_000, 1],
  ])('limits %i–%i–%i step by %i thousandths', (minQuantityMilli, quantityMilli, maxQuantityMilli, step) => {
    expect(stepMilli(quoteLineFixture({ id: 'a', minQuantityMilli, quantityMilli, maxQuantityMilli }))).toBe(step)
  })
})
