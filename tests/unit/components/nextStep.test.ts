import { describe, expect, test } from 'vitest'

import { nextStep } from '@/components/sign/nextStep'
import type { OpenQuoteView, QuotePageState } from '@/contracts/sign'

import { quoteContentFixture } from '../../factories/quoteContent'

const { totals } = quoteContentFixture()
const open = { state: 'open', acceptance: null, transfer: null } as const

function accepted(deposit: 'none' | 'awaited' | 'paid'): Pick<OpenQuoteView, 'state' | 'acceptance' | 'transfer'> {
  const transfer = { iban: '', bic: '', beneficiary: '', bankName: '', reference: '', amountCents: 1, epcQrSvg: '' }
  return {
    state: 'accepted',
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
