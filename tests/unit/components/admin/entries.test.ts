import { describe, expect, test } from 'vitest'

import { shortDate } from '@/components/admin/fields/shortDate'
import { toneOf } from '@/components/admin/fields/stateTones'
import { newIdempotencyKey } from '@/components/admin/newIdempotencyKey'
import { depositBodyOf, type MoneyEntry } from '@/components/admin/payments/moneyEntry'
import { sendPreviewIn } from '@/components/admin/quotes/sendPreview'
import { depositRequest } from '@/contracts/deposit'
import { adminEn } from '@/i18n/admin.en'
import { adminFr } from '@/i18n/admin.fr'

const entry: MoneyEntry = {
  amountText: '3 456,00',
  movedOn: '2026-11-24',
  method: 'transfer',
  reference: ' VIR 12 ',
  note: '',
}
const bodyOf = (changes: Partial<MoneyEntry>) =>
  depositBodyOf({ entry: { ...entry, ...changes }, idempotencyKey: newIdempotencyKey() })

describe('P5: a deposit that staff record', () => {
  test('is sent in cents, in the form that the server accepts', () => {
    expect(depositRequest.parse(bodyOf({}))).toMatchObject({ amountCents: 345_600, reference: 'VIR 12', note: null })
  })
  test.each([{ amountText: '' }, { amountText: '0' }, { amountText: '12,345' }, { amountText: '-5' }, { movedOn: '' }])(
    'is not sent with %j',
    (changes) => expect(bodyOf(changes)).toBeNull(),
  )
  test('has a key of its own each time the form is opened', () => {
    expect(newIdempotencyKey()).not.toBe(newIdempotencyKey())
  })
})

test('the preview of a sending is read, whatever is missing from it', () => {
  const body = {
    recipients: [{ name: 'Ana', email: 'ana@exemple.fr' }],
    grossCents: 100,
    depositCents: 30,
    currency: 'EUR',
    validUntil: '2026-12-24',
    problems: [],
  }
  expect(sendPreviewIn(body)).toEqual(body)
  expect(sendPreviewIn({ validUntil: '2026-13-01' })).toMatchObject({ recipients: [], validUntil: null })
})

test('a day in a list', () => {
  expect(shortDate('2026-11-24')).toBe('24/11/2026')
  expect(shortDate('bientôt')).toBe('bientôt')
})

test('a state without news is calm', () => {
  expect(toneOf('draft')).toBe('calm')
  expect(toneOf('paid')).toBe('good')
})

test('English has a word for every problem that French has', () => {
  expect(Object.keys(adminEn.problems.codes)).toEqual(Object.keys(adminFr.problems.codes))
})
