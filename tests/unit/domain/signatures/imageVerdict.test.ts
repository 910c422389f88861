import { describe, expect, test } from 'vitest'
import { imageVerdict } from '@/domain/signatures/imageVerdict'
import type { SignatureImageFacts } from '@/integrations/ports'

type Readable = Extract<SignatureImageFacts, { readable: true }>
const facts = (change: Partial<Readable> = {}): Readable => ({
  readable: true,
  widthPx: 600,
  heightPx: 200,
  byteLength: 20_000,
  inkPixels: 4_000,
  inkBox: { widthPx: 400, heightPx: 120 },
  sha256: '0'.repeat(64),
  ...change,
})

describe('S1: a signature picture', () => {
  test.each<[string, Partial<Readable>]>([
    ['an ordinary one', {}],
    ['the smallest one', { widthPx: 120, heightPx: 40, inkPixels: 100, inkBox: { widthPx: 100, heightPx: 30 } }],
    ['the largest one', { widthPx: 2_000, heightPx: 1_000, byteLength: 256 * 1_024, inkPixels: 9_000 }],
    ['0.1 % of ink', { inkPixels: 120 }],
    ['40 % of ink', { inkPixels: 48_000 }],
    ['ink over 5 % of the width', { inkBox: { widthPx: 30, heightPx: 150 } }],
  ])('%s is accepted', (_what, change) => expect(imageVerdict(facts(change))).toBe('accepted'))

  test.each<[string, Partial<Readable>]>([
    ['signature.dimensions', { widthPx: 119 }],
    ['signature.dimensions', { widthPx: 2_001 }],
    ['signature.dimensions', { heightPx: 39 }],
    ['signature.dimensions', { heightPx: 1_001 }],
    ['signature.tooLarge', { byteLength: 256 * 1_024 + 1 }],
    ['signature.blank', { inkPixels: 0, inkBox: { widthPx: 0, heightPx: 0 } }],
    ['signature.dot', { inkPixels: 60, inkBox: { widthPx: 8, heightPx: 8 } }],
    ['signature.dot', { inkBox: { widthPx: 29, heightPx: 29 } }],
    ['signature.tooLittleInk', { inkPixels: 119 }],
    ['signature.tooMuchInk', { inkPixels: 48_001 }],
    ['signature.tooMuchInk', { inkPixels: 120_000, inkBox: { widthPx: 600, heightPx: 200 } }],
  ])('%s', (problem, change) => expect(imageVerdict(facts(change))).toBe(problem))

  test.each([
    ['not-png', 'signature.notPng'],
    ['animated', 'signature.animated'],
    ['trailing-bytes', 'signature.trailingBytes'],
    ['truncated', 'signature.truncated'],
    ['undecodable', 'signature.truncated'],
    ['too-large', 'signature.tooLarge'],
  ] as const)('a file that is %s: %s', (reason, problem) => {
    expect(imageVerdict({ readable: false, reason })).toBe(problem)
  })
})
