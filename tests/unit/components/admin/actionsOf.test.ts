import { describe, expect, test } from 'vitest'

import { actionsOf, quoteStateOf } from '@/components/admin/quotes/actionsOf'
import { quoteStates, quoteTransitions } from '@/domain/quotes/lifecycle'

const base = { depositState: 'none', role: 'manager', hasNumber: true }

describe('the next step of a quote is one button', () => {
  test.each([
    ['draft', 'none', 'send'],
    ['sent', 'none', 'copyLink'],
    ['partially-signed', 'none', 'copyLink'],
    ['accepted', 'awaited', 'recordDeposit'],
    ['accepted', 'paid', 'invoice'],
    ['declined', 'none', 'revise'],
    ['expired', 'none', 'revise'],
    ['cancelled', 'none', null],
    ['withdrawn', 'none', null],
  ] as const)('%s, deposit %s: %s', (state, depositState, next) => {
    expect(actionsOf({ ...base, state, depositState }).next).toBe(next)
  })

  test('it is not offered twice', () => {
    for (const state of quoteStates) {
      const { next, others } = actionsOf({ ...base, state })
      expect(others).not.toContain(next)
    }
  })
})

test('no step is offered that the life of a quote refuses', () => {
  for (const state of quoteStates) {
    const { next, others, danger } = actionsOf({ ...base, state })
    const moves = [next, ...others, ...danger].filter(
      (action) => action === 'send' || action === 'revise' || action === 'cancel',
    )
    for (const move of moves) expect(quoteTransitions[state][move]).toBeDefined()
  }
})

describe('danger stays apart', () => {
  test('a quote that is out can be cancelled', () => {
    expect(actionsOf({ ...base, state: 'sent' })).toMatchObject({ danger: ['cancel'], others: ['viewPage', 'revise'] })
  })
  test('a draft that never left is deleted, not cancelled', () => {
    expect(actionsOf({ ...base, state: 'draft', hasNumber: false }).danger).toEqual([])
  })
  test('R22: an accepted quote is not cancelled by a button', () => {
    expect(actionsOf({ ...base, state: 'accepted' }).danger).toEqual([])
  })
})

describe('R44: what a withdrawal leaves to do', () => {
  const withdrawn = { ...base, state: 'withdrawn', depositState: 'paid', refundState: 'due' } as const
  test('the deposit is to be given back: that is the next step, of bookkeepers too', () => {
    expect(actionsOf(withdrawn).next).toBe('recordRefund')
    expect(actionsOf({ ...withdrawn, role: 'accountant' }).next).toBe('recordRefund')
    expect(actionsOf({ ...withdrawn, role: 'viewer' }).next).toBeNull()
  })
  test('nothing once that is done', () => {
    expect(actionsOf({ ...withdrawn, refundState: 'done' }).next).toBeNull()
  })
})

describe('who may', () => {
  test('an accountant records the deposit, invoices, and nothing else', () => {
    const accountant = { ...base, role: 'accountant' }
    expect(actionsOf({ ...accountant, state: 'accepted', depositState: 'awaited' })).toEqual({
      next: 'recordDeposit',
      others: ['invoice'],
      danger: [],
    })
    expect(actionsOf({ ...accountant, state: 'accepted', depositState: 'paid' }).next).toBe('invoice')
    expect(actionsOf({ ...accountant, state: 'draft' })).toEqual({ next: null, others: [], danger: [] })
  })
  test('a viewer gets no button', () => {
    for (const state of quoteStates)
      expect(actionsOf({ state, depositState: 'awaited', role: 'viewer', hasNumber: true })).toEqual({
        next: null,
        others: [],
        danger: [],
      })
  })
})

test('a document without a state is a draft', () => {
  expect(quoteStateOf(null)).toBe('draft')
  expect(quoteStateOf('accepted')).toBe('accepted')
})
