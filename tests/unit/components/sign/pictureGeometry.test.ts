import { describe, expect, test } from 'vitest'

import { baselineShare, nameLines, placeLines, writtenSize, type LineMetrics } from '@/components/sign/pictureGeometry'

const line = (width: number, { ascent = 0.75, descent = 0.25, scale = 1 } = {}): LineMetrics => ({
  width,
  ascent,
  descent,
  scale,
})

describe('S1: no ink leaves the written picture', () => {
  test.each([
    ['a short name', [line(0.8)]],
    ['a long name', [line(30)]],
    ['a name on two lines', [line(12), line(11)]],
    ['a face with long tails', [line(3, { ascent: 1.4, descent: 1.1 })]],
    ['a mention over a name', [line(7, { scale: 0.5 }), line(6)]],
    ['a mention over a name on two lines', [line(7, { scale: 0.5 }), line(14), line(13)]],
    ['no ink at all', [line(0, { ascent: 0, descent: 0 })]],
  ])('%s', (_name, lines) => {
    const places = placeLines(lines)
    expect(places).toHaveLength(lines.length)
    for (const [index, { fontPx, baselineY }] of places.entries()) {
      const { width, ascent, descent, scale } = lines[index] ?? line(0)
      expect(fontPx / scale).toBeGreaterThan(0)
      expect(width * fontPx).toBeLessThanOrEqual(writtenSize.width)
      expect(baselineY - ascent * fontPx).toBeGreaterThanOrEqual(0)
      expect(baselineY + descent * fontPx).toBeLessThanOrEqual(writtenSize.height)
    }
  })
  test('the last line stands on the brand’s line, the others above it without touching', () => {
    const [mention, name] = placeLines([line(7, { scale: 0.5 }), line(6)])
    expect(name?.baselineY).toBe(writtenSize.height * baselineShare)
    const mentionFoot = (mention?.baselineY ?? 0) + 0.25 * (mention?.fontPx ?? 0)
    expect(mentionFoot).toBeLessThan((name?.baselineY ?? 0) - 0.75 * (name?.fontPx ?? 0))
    expect((mention?.fontPx ?? 0) * 2).toBeCloseTo(name?.fontPx ?? 0)
  })
  test('no words, no lines', () => expect(placeLines([])).toEqual([]))
})

describe('S1: a long name stays readable on two lines', () => {
  test.each([
    ['Éloïse Verrier', ['Éloïse Verrier']],
    ['  Éloïse   Verrier ', ['Éloïse Verrier']],
    ['Marie-Antoinette de La Rochefoucauld', ['Marie-Antoinette de', 'La Rochefoucauld']],
    ['Wolfeschlegelsteinhausenbergerdorff', ['Wolfeschlegelsteinhausenbergerdorff']],
    ['', ['']],
  ])('%j', (name, lines) => expect(nameLines(name)).toEqual(lines))
})
