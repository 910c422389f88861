import { describe, expect, test } from 'vitest'

import { clientAddress } from '@/access/clientAddress'
import { malformed, refusalOf } from '@/app/(sign)/devis/[token]/refusals'
import { inkFacts, inkVerdict, type Pixels } from '@/components/sign/ink'
import { refusalWords } from '@/components/sign/refusalWords'
import { clampToStep } from '@/components/ui/clampToStep'
import { maxImageBase64Length, signRequest, type SignRefusal } from '@/contracts/sign'
import { civilDate } from '@/domain/dates/civilDate'
import { DomainError } from '@/domain/errors'
import { differenceBetween } from '@/domain/quotes/difference'
import { signTexts } from '@/i18n/sign'

import { quoteContentFixture } from '../../factories/quoteContent'

const valid = {
  token: 'a'.repeat(43),
  versionHash: '0f'.repeat(32),
  selection: [{ lineId: 'cadrage', quantityMilli: 1_000 }],
  signerName: 'Éloïse Verrier',
  method: 'draw',
  image: 'iVBORw0KGgo=',
  consent: true,
  consentText: 'Bon pour accord',
  timeZone: 'Europe/Paris',
  locale: 'fr',
  code: null,
  earlyStart: false,
}

describe('Q2, S1, S4: what the sign request must look like', () => {
  test('a complete request passes; the name is trimmed', () => {
    expect(signRequest.parse({ ...valid, signerName: '  Éloïse Verrier ' }).signerName).toBe('Éloïse Verrier')
  })
  test.each([
    ['a hash that is none', { versionHash: 'abc' }],
    ['no consent', { consent: false }],
    ['a name of one letter', { signerName: ' E ' }],
    ['a data: URL instead of bare base64', { image: 'data:image/png;base64,iVBORw0KGgo=' }],
    ['a fraction of a thousandth', { selection: [{ lineId: 'a', quantityMilli: 1.5 }] }],
    ['Q4: a total, which only the server makes', { grossCents: 1 }],
  ])('refused: %s', (_name, change) => {
    expect(refusalFor({ ...valid, ...change }).status).toBe(422)
  })
  test('S1: a picture over the limit is a 413', () => {
    const refusal = refusalFor({ ...valid, image: 'A'.repeat(maxImageBase64Length + 1) })
    expect(refusal).toMatchObject({ status: 413, code: 'signature.tooLarge' })
  })
})

describe('R40: every refusal has its own status and its own words', () => {
  test.each([
    ['quote.unknown', {}, 404],
    ['quote.expired', { validUntil: '2026-12-24' }, 410],
    ['quote.versionChanged', { changes: [] }, 409],
    ['quote.consentChanged', {}, 409],
    ['quote.alreadySigned', {}, 409],
    ['quote.alreadySignedByYou', {}, 409],
    ['quote.notYourTurn', { name: 'Ana' }, 409],
    ['quote.selectionFixed', {}, 422],
    ['quote.preparing', {}, 409],
    ['quote.notAllowed', { state: 'declined', command: 'accept' }, 409],
    ['quote.quantityOutOfRange', { lineId: 'a' }, 422],
    ['signature.blank', {}, 422],
    ['signature.tooLarge', {}, 413],
  ])('%s', (code, data, status) => {
    expect(refusalOf(new DomainError(code, data), 'fr')).toMatchObject({ ok: false, status, code })
  })
  test('Q5: "not allowed because accepted" is told as already signed', () => {
    const refusal = refusalOf(new DomainError('quote.notAllowed', { state: 'accepted' }), 'fr')
    expect(refusal?.code).toBe('quote.alreadySigned')
    expect(refusal && refusalWords(refusal, signTexts('fr')).title).toBe(signTexts('fr').refusal.alreadySigned.title)
  })
  test('what is not a refusal is left to the caller', () => {
    expect(refusalOf(new Error('disk full'), 'fr')).toBeNull()
  })
  test('no two remedies are confused: a picture is drawn again, a changed version is loaded again', () => {
    const texts = signTexts('fr')
    expect(refusalWords({ status: 422, code: 'signature.dot' }, texts)).toMatchObject({
      title: texts.refusal.picture.small.title,
      remedy: 'retry',
    })
    expect(refusalWords({ status: 422, code: 'quote.unknownLine' }, texts).remedy).toBe('reload')
    expect(refusalWords({ status: 409, code: 'quote.versionChanged' }, texts)).toMatchObject({
      title: texts.refusal.changed.title,
      remedy: 'reload',
    })
    expect(refusalWords({ status: 503, code: 'service.unavailable' }, texts).remedy).toBe('retry')
  })
  test('Q2: the difference between two versions is readable', () => {
    const older = quoteContentFixture()
    const newer = quoteContentFixture({
      validUntil: civilDate('2027-01-15'),
      depositBp: 4_000,
      client: { ...older.client, name: 'Maison Verrier' },
    })
    const refusal = refusalOf(
      new DomainError('quote.versionChanged', { changes: differenceBetween(older, newer) }),
      'fr',
    )
    expect(refusal?.difference).toContainEqual({
      what: 'Date de validité',
      from: '24 décembre 2026',
      to: '15 janvier 2027',
    })
    expect(refusal?.difference).toContainEqual({ what: 'Acompte', from: '30\u00a0%', to: '40\u00a0%' })
    expect(refusal?.difference).toContainEqual({
      what: 'Coordonnées du client',
      from: 'Maison Verrier & Fils',
      to: 'Maison Verrier',
    })
    expect(refusal?.difference?.map(({ what }) => what)).not.toContain('Autre changement')
  })
  test('Q2: a changed line is named', () => {
    const older = quoteContentFixture()
    const lines = older.lines.map((line) => (line.id === 'cadrage' ? { ...line, unitPriceCents: 99_000 } : line))
    const refusal = refusalOf(
      new DomainError('quote.versionChanged', { changes: differenceBetween(older, quoteContentFixture({ lines })) }),
      'fr',
    )
    expect(refusal?.difference).toContainEqual({
      what: 'Prix unitaire\u00a0: Atelier de cadrage',
      from: '950,00\u00a0€',
      to: '990,00\u00a0€',
    })
  })
})

describe('S1: the page applies the server’s rule before it sends', () => {
  test('nothing drawn', () => expect(inkVerdict(pad())).toBe('empty'))
  test('a single dot', () => expect(inkVerdict(pad([50, 50, 6, 6]))).toBe('tooSmall'))
  test('a hair line', () => expect(inkVerdict(pad([10, 50, 60, 1]))).toBe('tooSmall'))
  test('a stroke across the pad', () => expect(inkVerdict(pad([20, 50, 200, 3]))).toBe('ok'))
  test('a pad painted black', () => expect(inkVerdict(pad([0, 0, 400, 200]))).toBe('picture'))
  test('the box is the smallest around the ink', () => {
    expect(inkFacts(pad([20, 50, 200, 3], [100, 90, 10, 10]))).toMatchObject({
      inkPixels: 700,
      inkBox: { widthPx: 200, heightPx: 50 },
    })
  })
})

describe('Q4: a stepper never leaves its limits', () => {
  test.each([
    [7.4, 7],
    [0, 2],
    [99, 12],
    [Number.NaN, 2],
  ])('%d becomes %d', (value, expected) => {
    expect(clampToStep(value, { min: 2, max: 12, step: 1 })).toBe(expected)
  })
  test('steps count from the lower limit, without binary noise', () => {
    expect(clampToStep(0.30000000000000004, { min: 0.1, max: 5, step: 0.1 })).toBe(0.3)
  })
})

describe('S4: the address comes through trusted proxies only', () => {
  test('no trusted proxy: what the visitor may have written is no evidence', () => {
    expect(clientAddress('203.0.113.7', 0)).toBeNull()
  })
  test('the entry that the outermost trusted proxy wrote, forged ones to its left ignored', () => {
    expect(clientAddress('6.6.6.6, 203.0.113.7', 1)).toBe('203.0.113.7')
    expect(clientAddress('6.6.6.6, 203.0.113.7, 10.0.0.1', 2)).toBe('203.0.113.7')
  })
  test('fewer entries than proxies', () => {
    expect(clientAddress('203.0.113.7', 2)).toBeNull()
    expect(clientAddress(null, 1)).toBeNull()
  })
})

/** A transparent pad of 400 × 200 with rectangles of ink: left, top, width, height. */
function pad(...strokes: [number, number, number, number][]): Pixels {
  const [width, height] = [400, 200]
  const data = new Uint8ClampedArray(width * height * 4)
  for (const [left, top, strokeWidth, strokeHeight] of strokes) {
    for (let y = top; y < top + strokeHeight; y += 1) {
      for (let x = left; x < left + strokeWidth; x += 1) data[(y * width + x) * 4 + 3] = 255
    }
  }
  return { data, width, height }
}

/** What a request that must not pass is answered. */
function refusalFor(request: unknown): SignRefusal {
  const parsed = signRequest.safeParse(request)
  if (parsed.success) throw new Error('the request passed')
  return malformed(parsed.error)
}
