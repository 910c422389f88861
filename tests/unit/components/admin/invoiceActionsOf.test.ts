import { describe, expect, test } from 'vitest'

import { actionsOf, invoiceKindOf, invoiceStateOf, type InvoiceAction } from '@/components/admin/invoices/actionsOf'
import { invoiceKinds } from '@/domain/invoices/content'
import { invoiceCommandsByState, invoiceStates } from '@/domain/invoices/lifecycle'

const owner = { kind: 'standard', role: 'owner' } as const

function allOf(facts: Parameters<typeof actionsOf>[0]): (InvoiceAction | null)[] {
  const { next, others, danger } = actionsOf(facts)
  return [next, ...others, ...danger]
}

describe('the next step of an invoice is one button', () => {
  test.each([
    ['draft', 'issue'],
    ['issued', 'copyLink'],
    ['partially-paid', 'copyLink'],
    ['paid', null],
    ['cancelled', null],
    ['uncollectible', null],
  ] as const)('%s: %s', (state, next) => {
    expect(actionsOf({ ...owner, state }).next).toBe(next)
  })

  test('a credit note asks for nothing', () => {
    expect(actionsOf({ ...owner, kind: 'credit-note', state: 'draft' }).next).toBe('issue')
    expect(actionsOf({ ...owner, kind: 'credit-note', state: 'issued' }).next).toBeNull()
  })

  test('nothing is offered twice', () => {
    for (const kind of invoiceKinds)
      for (const state of invoiceStates) {
        const all = allOf({ state, kind, role: 'owner' })
        expect(new Set(all).size).toBe(all.length)
      }
  })
})

test('no step is offered that the life of an invoice refuses', () => {
  for (const kind of invoiceKinds)
    for (const state of invoiceStates) {
      const commands = allOf({ state, kind, role: 'owner' }).filter(isCommand)
      expect(invoiceCommandsByState[state]).toEqual(expect.arrayContaining(commands))
    }
})

function isCommand(action: InvoiceAction | null): boolean {
  return action === 'issue' || action === 'credit' || action === 'writeOff'
}

describe('by kind', () => {
  test('I6: a credit note is neither credited, nor written off, nor duplicated', () => {
    for (const state of invoiceStates)
      expect(allOf({ state, kind: 'credit-note', role: 'owner' })).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/credit|writeOff|duplicate/)]),
      )
  })
  test('the amounts of a deposit come from a quote: it is not duplicated', () => {
    expect(allOf({ state: 'paid', kind: 'deposit', role: 'owner' })).toEqual([null, 'copyLink', 'viewPage', 'credit'])
    expect(allOf({ state: 'paid', kind: 'final', role: 'owner' })).toContain('duplicate')
  })
})

describe('who may', () => {
  test('what gives money up is for owners and accountants', () => {
    const issued = { state: 'issued', kind: 'standard' } as const
    expect(allOf({ ...issued, role: 'manager' })).toEqual(['copyLink', 'viewPage', 'duplicate'])
    for (const role of ['owner', 'accountant'])
      expect(allOf({ ...issued, role })).toEqual(['copyLink', 'viewPage', 'duplicate', 'credit', 'writeOff'])
    expect(actionsOf({ ...issued, role: 'owner' }).danger).toEqual(['writeOff'])
  })
  test('a viewer gets no button', () => {
    for (const state of invoiceStates)
      expect(actionsOf({ state, kind: 'standard', role: 'viewer' })).toEqual({ next: null, others: [], danger: [] })
  })
})

test('what is not known yet is an ordinary draft', () => {
  expect([invoiceStateOf(null), invoiceKindOf(null)]).toEqual(['draft', 'standard'])
  expect([invoiceStateOf('paid'), invoiceKindOf('final')]).toEqual(['paid', 'final'])
})
