import { describe, expect, test } from 'vitest'
import { assertCashAllowed, type CashPayer } from '@/domain/payments/cashLimit'

const pay =
  (payer: CashPayer, amountCents: number, beforeCents = 0) =>
  () =>
    assertCashAllowed(payer, { amountCents, beforeCents })
const refused = (limitCents: number) =>
  expect.objectContaining({ code: 'payment.cashAboveLimit', data: { limitCents } })

describe('CMF D112-3: cash is allowed up to', () => {
  test.each([
    ['a French company', { kind: 'pro-fr', country: 'FR' }, 100_000],
    ['a consumer in France', { kind: 'consumer', country: 'FR' }, 100_000],
    ['a company abroad, which buys for a business', { kind: 'pro-eu', country: 'DE' }, 100_000],
    ['a public body', { kind: 'public', country: 'FR' }, 100_000],
    ['a consumer abroad', { kind: 'consumer', country: 'BE' }, 1_500_000],
  ] as const)('%s', (_, payer, limitCents) => {
    expect(pay(payer, limitCents)).not.toThrow()
    expect(pay(payer, limitCents + 1)).toThrow(refused(limitCents))
  })

  test('whatever number of times it is paid in', () => {
    const payer = { kind: 'pro-fr', country: 'FR' } as const
    expect(pay(payer, 40_000, 60_000)).not.toThrow()
    expect(pay(payer, 40_000, 60_001)).toThrow(refused(100_000))
  })
})
