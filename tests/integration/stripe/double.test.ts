import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { schemasFile, schemasText } from '../../../scripts/stripe-double/schemasText'
import { openDesk, order, paid } from './desk'

const form = {
  mode: 'payment',
  success_url: 'https://agence.example/',
  'line_items[0][quantity]': '1',
  'line_items[0][price_data][currency]': 'eur',
  'line_items[0][price_data][unit_amount]': '1000',
  'line_items[0][price_data][product_data][name]': 'Acompte',
}

async function post(url: string, path: string, fields: Record<string, string>, key?: string): Promise<Response> {
  const headers = { authorization: 'Bearer sk_test_x', ...(key === undefined ? {} : { 'idempotency-key': key }) }
  return fetch(`${url}${path}`, { method: 'POST', headers, body: new URLSearchParams(fields) })
}

async function create(fields: Record<string, string>): Promise<{ status: number; code?: string; param?: string }> {
  const { double } = await openDesk()
  const answer = await post(double.url, '/v1/checkout/sessions', fields)
  const { error } = await answer.json()
  return { status: answer.status, ...(error && { code: error.code, param: error.param }) }
}

test('schemas.json is what the types of the installed SDK give', async () => {
  expect(await readFile(schemasFile, 'utf8')).toBe(await schemasText())
}, 60_000)

test('a request that fits is taken', async () => {
  expect(await create(form)).toEqual({ status: 200 })
})

test.each([
  ['an unknown parameter', { nonsense: '1' }, { code: 'parameter_unknown', param: 'nonsense' }],
  // Removed from Stripe's API in 2026; `allowed_payment_method_types` took its place.
  ['a parameter of an older API', { 'payment_method_types[0]': 'card' }, { code: 'parameter_unknown' }],
  [
    'an unknown nested one',
    { 'line_items[0][price_data][amount]': '1' },
    { param: 'line_items[0][price_data][amount]' },
  ],
  [
    'an amount that is no number',
    { 'line_items[0][price_data][unit_amount]': 'ten' },
    { param: 'line_items[0][price_data][unit_amount]' },
  ],
  ['an amount with a fraction', { 'line_items[0][price_data][unit_amount]': '10.5' }, {}],
  ['an unknown value', { 'allowed_payment_method_types[0]': 'sepa' }, { param: 'allowed_payment_method_types[0]' }],
  ['an unknown customer', { customer: 'cus_none' }, { code: 'resource_missing', param: 'customer' }],
])('%s is refused with 400, as the types say', async (_what, fields, refusal) => {
  expect(await create({ ...form, ...fields })).toMatchObject({ status: 400, ...refusal })
})

test('a missing parameter is refused with 400', async () => {
  const { mode: _mode, ...rest } = form
  expect(await create(rest)).toMatchObject({ status: 400, code: 'parameter_missing', param: 'mode' })
})

test('a key with another body is an idempotency_error, a refused request is not kept', async () => {
  const { double } = await openDesk()
  const path = '/v1/checkout/sessions'
  expect((await post(double.url, path, { ...form, nonsense: '1' }, 'k')).status).toBe(400)
  expect((await post(double.url, path, form, 'k')).status).toBe(200)
  const again = await post(double.url, path, form, 'k')
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  const other = await post(double.url, path, { ...form, mode: 'setup' }, 'k')
  expect([other.status, (await other.json()).error.type]).toEqual([400, 'idempotency_error'])
})

test('what the double does not simulate is a 404', async () => {
  const { double } = await openDesk()
  expect((await post(double.url, '/v1/subscriptions', {})).status).toBe(404)
})

test('the page says that it is a simulator, in the session’s language, and escapes what it shows', async () => {
  const { gateway } = await openDesk()
  const description = 'Acompte <b>Martin & fils</b>'
  const french = await gateway.openCheckout(order({ description }))
  const english = await gateway.openCheckout(order({ purpose: 'en', language: 'en' }))
  const page = await (await fetch(french.url ?? '')).text()
  expect(page).toContain('SIMULATEUR – aucun argent réel')
  expect(page).toContain('360,00\u00a0€')
  expect(page).toContain('Acompte &lt;b&gt;Martin &amp; fils&lt;/b&gt;')
  expect(page).not.toMatch(/<script|<input(?! type="hidden")/)
  expect(await (await fetch(english.url ?? '')).text()).toContain('SIMULATOR – no real money')
})

test('the page’s buttons refuse, pay, and lead back to the product', async () => {
  const { gateway } = await openDesk()
  const { id, url } = await gateway.openCheckout(order())
  const press = (choice: string): Promise<Response> =>
    fetch(url ?? '', { method: 'POST', body: new URLSearchParams({ choice }), redirect: 'manual' })
  const refused = await press('refused')
  expect([refused.status, await refused.text()]).toEqual([402, expect.stringContaining('role="alert"')])
  const done = await press('card')
  expect([done.status, done.headers.get('location')]).toEqual([303, `https://agence.example/q/abc?checkout=${id}`])
  expect(await gateway.readCheckout(id)).toMatchObject({ paymentState: 'paid' })
  expect(await (await fetch(url ?? '')).text()).toContain('déjà été effectué')
})

test('the page offers only what the session takes', async () => {
  const { gateway } = await openDesk()
  const { url } = await gateway.openCheckout(order({ methods: ['card'] }))
  expect(await (await fetch(url ?? '')).text()).not.toContain('SEPA')
  const body = new URLSearchParams({ choice: 'sepa_debit' })
  expect((await fetch(url ?? '', { method: 'POST', body })).status).toBe(400)
})

test('in a demo the bank takes a debit by itself', async () => {
  const desk = await openDesk({ debitAnswersAfterMs: 20 })
  const { sessionId } = await paid(desk, { method: 'sepa_debit' })
  await expect.poll(async () => (await desk.gateway.readCheckout(sessionId))?.paymentState).toBe('paid')
})

test('with a file, a restart forgets neither payments nor keys', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stripe-double-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const db = join(folder, 'book.json')
  const before = await openDesk({ db })
  const { paymentId } = await paid(before)
  const session = await before.gateway.openCheckout(order({ purpose: 'still open' }))
  await before.double.close()
  const after = await openDesk({ db })
  expect(await after.gateway.readPayment(paymentId)).toMatchObject({ state: 'succeeded', metadata: { quote: '12' } })
  expect((await after.gateway.openCheckout(order({ purpose: 'still open' }))).id).toBe(session.id)
})
