import fc from 'fast-check'
import type { QuoteSigner } from '@/domain/quotes/content'
import { describe, expect, test } from 'vitest'

import {
  assertTurn,
  isSameSelection,
  partyOf,
  sideOf,
  signerInTurn,
  signingOrder,
  standingOf,
  type SignedBy,
} from '@/domain/signatures/signingOrder'

import { quoteContentFixture } from '../../../factories/quoteContent'

const signer = (name: string): QuoteSigner => ({
  name,
  email: `${name}@verrier.example`,
  role: '',
})
const [ana, bo, cy] = [signer('ana'), signer('bo'), signer('cy')]
const signers = [ana, bo, cy]
const signedBy = ({ name, email }: { name: string; email: string }): SignedBy => ({
  name,
  email,
  signedAt: '2026-11-24T09:00:00.000Z',
})
const statesAfter = (...by: (typeof signers)[number][]): string[] =>
  signingOrder(signers, by.map(signedBy)).map(({ state }) => state)

describe('Q5: signers sign in their order', () => {
  test('the first signs first; each signature gives the turn to the next', () => {
    expect(statesAfter()).toEqual(['turn', 'waiting', 'waiting'])
    expect(statesAfter(ana)).toEqual(['signed', 'turn', 'waiting'])
    expect(statesAfter(ana, bo)).toEqual(['signed', 'signed', 'turn'])
    expect(statesAfter(ana, bo, cy)).toEqual(['signed', 'signed', 'signed'])
    expect(signerInTurn(signingOrder(signers, [signedBy(ana)]))).toEqual(bo)
    expect(signerInTurn(signingOrder(signers, signers.map(signedBy)))).toBeNull()
  })

  test('never two turns at once, and a turn as long as somebody has not signed', () => {
    fc.assert(
      fc.property(fc.subarray(signers), (by) => {
        const turns = statesAfter(...by).filter((state) => state === 'turn')
        expect(turns).toHaveLength(by.length === signers.length ? 0 : 1)
      }),
    )
  })

  test('an address is the same in any case', () => {
    const order = signingOrder(signers, [signedBy({ ...ana, email: 'ANA@Verrier.example' })])
    expect(standingOf(order, 'Ana@VERRIER.example')).toMatchObject({ state: 'signed', signer: ana })
  })

  test('whoever is not in turn is told who is, or that they have signed; a stranger is told nothing', () => {
    const order = signingOrder(signers, [signedBy(ana)])
    expect(assertTurn(order, bo.email)).toEqual(bo)
    expect(() => assertTurn(order, ana.email)).toThrow(expect.objectContaining({ code: 'quote.alreadySignedByYou' }))
    expect(() => assertTurn(order, cy.email)).toThrow(
      expect.objectContaining({ code: 'quote.notYourTurn', data: { name: 'bo' } }),
    )
    expect(() => assertTurn(order, 'eve@else.example')).toThrow(expect.objectContaining({ code: 'quote.unknown' }))
  })
})

test('content from before there were two sides has clients only', () => {
  const content = quoteContentFixture()
  expect(sideOf(ana)).toBe('client')
  expect(partyOf(content, ana)).toEqual({ side: 'client', name: content.client.name })
  expect(partyOf(content, { side: 'agency' })).toEqual({ side: 'agency', name: content.seller.legalName })
})

test('Q4: a choice is the same in another order, and another one with other lines or quantities', () => {
  const [one, two] = [
    { lineId: 'a', quantityMilli: 1_000 },
    { lineId: 'b', quantityMilli: 2_000 },
  ]
  expect(isSameSelection([one, two], [two, one])).toBe(true)
  expect(isSameSelection([one, two], [one])).toBe(false)
  expect(isSameSelection([one], [one, two])).toBe(false)
  expect(isSameSelection([one, two], [one, { ...two, quantityMilli: 1 }])).toBe(false)
})
