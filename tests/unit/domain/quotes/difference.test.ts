import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import { differenceBetween } from '@/domain/quotes/difference'
import { exampleClient, exampleLine, exampleQuote, exampleSeller } from './exampleQuote'

const older = exampleQuote({ lines: [exampleLine({ id: 'a' }), exampleLine({ id: 'b' })] })
const newer = (facts: Parameters<typeof exampleQuote>[0]) =>
  exampleQuote({ lines: older.lines, version: 2, issuedOn: civilDate('2026-11-25'), ...facts })

describe('Q2: the readable difference', () => {
  test('is empty for the same offer sent again', () => {
    expect(differenceBetween(older, newer({}))).toEqual([])
  })

  test('tells a changed price with its line, and the totals that follow', () => {
    const lines = [exampleLine({ id: 'a', unitPriceCents: 12_000 }), exampleLine({ id: 'b' })]
    expect(differenceBetween(older, newer({ lines }))).toEqual([
      { kind: 'changed', path: 'totals.subtotalCents', subject: null, from: 20_000, to: 22_000 },
      { kind: 'changed', path: 'totals.netCents', subject: null, from: 20_000, to: 22_000 },
      { kind: 'changed', path: 'totals.vatCents', subject: null, from: 4_000, to: 4_400 },
      { kind: 'changed', path: 'totals.grossCents', subject: null, from: 24_000, to: 26_400 },
      { kind: 'changed', path: 'totals.depositGrossCents', subject: null, from: 7_200, to: 7_920 },
      { kind: 'changed', path: 'lines.unitPriceCents', subject: 'Prestation a', from: 10_000, to: 12_000 },
    ])
  })

  test('tells a line that came and one that went', () => {
    const lines = [exampleLine({ id: 'a' }), exampleLine({ id: 'c' })]
    expect(differenceBetween(older, newer({ lines }))).toEqual([
      { kind: 'removed', path: 'lines', subject: 'Prestation b', from: 'Prestation b', to: null },
      { kind: 'added', path: 'lines', subject: 'Prestation c', from: null, to: 'Prestation c' },
    ])
  })

  test.each<[string, Parameters<typeof exampleQuote>[0]]>([
    ['validUntil', { validUntil: civilDate('2026-12-31') }],
    ['introduction', { introduction: 'Bonjour' }],
    ['terms', { terms: 'Autres conditions' }],
    ['seller.iban', { seller: { ...exampleSeller, iban: 'DE89370400440532013000' } }],
    ['client.address.city', { client: { ...exampleClient, address: { ...exampleClient.address, city: 'Paris' } } }],
    ['signers.role', { signers: older.signers.map((signer) => ({ ...signer, role: 'Présidente' })) }],
    ['signers', { signers: [] }],
    ['mentions', { mentions: ['Autoliquidation'] }],
    ['lines.order', { lines: older.lines.toReversed() }],
    [
      'lines.choice.kind',
      { lines: [exampleLine({ id: 'a', choice: { kind: 'optional', selected: true } }), exampleLine({ id: 'b' })] },
    ],
  ])('sees %s', (path, facts) => {
    expect(differenceBetween(older, newer(facts)).map((change) => change.path)).toContain(path)
  })
})
