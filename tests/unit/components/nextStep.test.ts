import { describe, expect, test } from 'vitest'

import { nextStep } from '@/components/sign/nextStep'
import type { QuotePageState } from '@/contracts/sign'

import { quoteContentFixture } from '../../factories/quoteContent'

const { totals } = quoteContentFixture()
const you = { state: 'turn' } as const
const open = { state: 'open', acceptance: null, transfer: null, you } as const

function accepted(deposit: 'none' | 'awaited' | 'paid'): Parameters<typeof nextStep>[0]['view'] {
  const transfer = { iban: '', bic: '', beneficiary: '', bankName: '', reference: '', amountCents: 1, epcQrSvg: '' }
  return {
    state: 'accepted',
    you: { state: 'signed' },
    acceptance: { signedAt: '', signerName: '', selection: [], totals, depositCents: 1, deposit },
    transfer: deposit === 'awaited' ? transfer : null,
  }
}

describe('look.md, screen 1: one accent button says what comes next', () => {
  test('choose, until the options have been seen', () => {
    expect(nextStep({ view: open, hasChoices: true, choicesSeen: false, isComplete: true })).toBe('choose')
    expect(nextStep({ view: open, hasChoices: true, choicesSeen: true, isComplete: true })).toBe('sign')
  })
  test('choose, while a group has no choice', () => {
    expect(nextStep({ view: open, hasChoices: true, choicesSeen: true, isComplete: false })).toBe('choose')
  })
  test('sign at once when there is nothing to choose', () => {
    expect(nextStep({ view: open, hasChoices: false, choicesSeen: false, isComplete: true })).toBe('sign')
  })
  test.each(['waiting', 'signed'] as const)('Q5: nothing for a signer whose state is %s', (state) => {
    const view = { ...open, you: { state } }
    expect(nextStep({ view, hasChoices: true, choicesSeen: false, isComplete: true })).toBe('none')
  })
  test('P5: pay the deposit while it is awaited, and only then', () => {
    const rest = { hasChoices: true, choicesSeen: false, isComplete: true }
    expect(nextStep({ view: accepted('awaited'), ...rest })).toBe('pay')
    expect(nextStep({ view: accepted('paid'), ...rest })).toBe('none')
    expect(nextStep({ view: accepted('none'), ...rest })).toBe('none')
  })
  test.each<QuotePageState>(['preparing', 'declined', 'expired', 'revising', 'cancelled'])(
    'Q3: nothing when %s',
    (state) => {
      expect(nextStep({ view: { ...open, state }, hasChoices: true, choicesSeen: true, isComplete: true })).toBe('none')
    },
  )
})
