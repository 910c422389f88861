import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import type { StatementMovement } from '@/domain/payments/bankStatement'
import { isSure, matcherOf } from '@/domain/payments/lineMatches'
import { matchOptions, type OpenPaper } from '@/domain/payments/matchOptions'
import { proposeMatches } from '@/domain/payments/proposeMatches'
import { transferReference } from '@/domain/payments/transferReference'

const paper = (number: string, facts: Partial<OpenPaper> = {}): OpenPaper => ({
  kind: 'invoice',
  id: `id of ${number}`,
  number,
  paymentReference: transferReference('invoice', number),
  balanceCents: 120_000,
  currency: 'EUR',
  clientId: 'verrier',
  clientName: 'Maison Verrier',
  ...facts,
})
const line = (text: string, amountCents = 120_000, facts: Partial<StatementMovement> = {}): StatementMovement => ({
  bookedOn: civilDate('2026-11-23'),
  amountCents,
  currency: 'EUR',
  text,
  reference: null,
  counterparty: null,
  ...facts,
})
const first = paper('FA-2026-0001')
const second = paper('FA-2026-0002')
const options = (movement: StatementMovement, open: OpenPaper[]) =>
  matchOptions(movement, matcherOf(open)(movement), open)

describe('P5: a person is offered', () => {
  test('both named invoices with one click, then each alone', () => {
    const offered = options(line('FA-2026-0001 FA-2026-0002', 240_000), [first, second])
    expect(offered.map(({ parts, creditCents }) => [parts.map(({ amountCents }) => amountCents), creditCents])).toEqual(
      [
        [[120_000, 120_000], 0],
        [[120_000], 120_000],
        [[120_000], 120_000],
      ],
    )
    expect(offered[0]).toMatchObject({ confidence: 'certain', reason: 'number', leftCents: 0 })
  })

  test('never two clients’ invoices with one click', () => {
    const other = paper('FA-2026-0002', { clientId: 'other' })
    expect(
      options(line('FA-2026-0001 FA-2026-0002', 240_000), [first, other]).map(({ parts }) => parts.length),
    ).toEqual([1, 1])
  })

  test('a part payment with what is left, and too much with the credit it makes', () => {
    expect(options(line('FA-2026-0001', 50_000), [first])).toMatchObject([
      { parts: [{ amountCents: 50_000 }], leftCents: 70_000, creditCents: 0, confidence: 'likely' },
    ])
    expect(options(line('FA-2026-0001', 150_000), [first])).toMatchObject([
      { parts: [{ amountCents: 120_000 }], leftCents: 0, creditCents: 30_000 },
    ])
  })

  test('I5: a deposit for all that came', () => {
    const deposit = paper('DV-2026-0001', { kind: 'quote' })
    expect(options(line('DV-2026-0001', 130_000), [deposit])).toMatchObject([
      { parts: [{ kind: 'quote', amountCents: 130_000 }], leftCents: 0, creditCents: 0 },
    ])
  })

  test('nothing for money that went out', () => {
    expect(options(line('FA-2026-0001', -120_000), [first])).toEqual([])
  })
})

describe('many lines against many papers', () => {
  const open = Array.from({ length: 60 }, (_, index) =>
    paper(`FA-2026-${String(index + 1).padStart(4, '0')}`, { balanceCents: 1_000 + (index % 7) }),
  )
  test.each([
    'VIR fa 2026 0012 merci',
    'VIR FA-2026-00012',
    `VIR ${transferReference('invoice', 'FA-2026-0009').replace(/(.{4})/g, '$1 ')}`,
    'VIR MAISON VERRIER',
    'rien',
    'FA-2026-0001/FA-2026-0002',
  ])('%s: the same proposals as without the first sieve', (text) => {
    const movement = line(text, 1_003)
    expect(matcherOf(open)(movement)).toEqual(proposeMatches(movement, open))
  })
})

describe('P5: a line is sure', () => {
  const sure = (movement: StatementMovement, open: OpenPaper[]): boolean => isSure(matcherOf(open)(movement))
  test('with the reference and the amount to the cent', () => {
    expect(sure(line(`VIR ${first.paymentReference}`), [first, second])).toBe(true)
  })
  test.each([
    ['a number instead of the reference', line('VIR FA-2026-0001')],
    ['a cent less', line(`VIR ${first.paymentReference}`, 119_999)],
    ['another currency', line(`VIR ${first.paymentReference}`, 120_000, { currency: 'USD' })],
    ['a number beside the reference', line(`VIR ${first.paymentReference} FA-2026-0002`, 240_000)],
    ['nothing that names it', line('VIR MAISON VERRIER')],
  ])('not with %s', (_, movement) => {
    expect(sure(movement, [first, second])).toBe(false)
  })
})
