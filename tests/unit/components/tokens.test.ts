import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { colour, colourDark, font, fontSize, motion, radius, space, width } from '@/design/tokens'

const css = readFileSync('src/components/ui/tokens.css', 'utf8')
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')

/** Custom properties of a piece of CSS; the first declaration of a name wins. */
function properties(source: string): Map<string, string> {
  const found = [...source.matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)].toReversed()
  return new Map(found.map(([, name = '', value = '']) => [name, value.trim()]))
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
/** Prettier writes 0.2 for .2 and pads commas. */
const normal = (value: string): string => value.replaceAll(/\s/g, '').replaceAll(/(?<!\d)0\./g, '.')

describe('look.md: the style sheet carries the values of src/design/tokens.ts', () => {
  test.each(Object.entries(colour))('light colour %s', (name, value) => {
    expect(properties(light).get(kebab(name))).toBe(value)
  })
  test.each(Object.entries(colourDark))('dark colour %s', (name, value) => {
    expect(properties(dark.split('@media')[0] ?? '').get(kebab(name))).toBe(value)
  })
  test.each(Object.entries(fontSize))('size %s in rem', (name, px) => {
    expect(properties(light).get(`size-${name}`)).toBe(`${px / 16}rem`)
  })
  test.each(space.map((px, index) => [index + 1, px]))('space %i', (index, px) => {
    expect(properties(light).get(`space-${index}`)).toBe(`${px}px`)
  })
  test.each(Object.entries(radius))('radius %s', (name, px) => {
    expect(properties(light).get(`radius-${name}`)).toBe(`${px}px`)
  })
  test.each(Object.entries(width))('width %s', (name, px) => {
    expect(properties(light).get(`width-${name}`)).toBe(`${px}px`)
  })
  test('faces and motion', () => {
    const values = properties(light)
    expect(values.get('font-heading')).toBe(font.heading)
    expect(values.get('font-text')).toBe(font.text)
    expect(values.get('motion-feedback')).toBe(`${motion.feedbackMs}ms`)
    expect(values.get('motion-move')).toBe(`${motion.moveMs}ms`)
    expect(values.get('motion-page')).toBe(`${motion.pageMs}ms`)
    expect(normal(values.get('motion-easing') ?? '')).toBe(normal(motion.easing))
  })
})

describe('look.md: text contrast is at least 4.5:1', () => {
  const pairs = [
    ['ink', 'paper'],
    ['muted', 'paper'],
    ['ink', 'desk'],
    ['muted', 'desk'],
    ['danger', 'paper'],
    ['accent-ink', 'accent-fill'],
    ['accent-ink', 'accent-fill-hover'],
  ] as const
  test.each(pairs)('%s on %s', (text, ground) => {
    for (const values of [properties(light), new Map([...properties(light), ...properties(dark)])]) {
      expect(contrast(values.get(text) ?? '', values.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5)
    }
  })
  test.each(['control', 'success'])('%s, which is no text, on paper: 3:1', (name) => {
    for (const values of [properties(light), new Map([...properties(light), ...properties(dark)])]) {
      expect(contrast(values.get(name) ?? '', values.get('paper') ?? '')).toBeGreaterThanOrEqual(3)
    }
  })
})

/** WCAG 2 contrast of two hex colours. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

function luminance(hex: string): number {
  const channel = (start: number): number => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
