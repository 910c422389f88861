import { expect, test } from 'vitest'
import { startReceiver } from './receiver'
import { signatureOf } from '../../../scripts/stripe-double/webhooks'
import { now, openDesk, order, paid, webhookSecret } from './desk'

const rejected = expect.objectContaining({ name: 'GatewayError', kind: 'rejected' })

test('a checkout carries amount, currency, metadata, language and addresses to Stripe, and comes back with them (P3)', async () => {
  const { gateway, double } = await openDesk()
  const session = await gateway.openCheckout(order())
  expect(session).toMatchObject({
    state: 'open',
    paymentState: 'unpaid',
    amountCents: 36_000,
    currency: 'EUR',
    metadata: { quote: '12' },
    paymentIntentId: null,
    expiresAt: new Date('2026-11-24T12:00:00Z'),
    url: `${double.url}/pay/${session.id}`,
  })
  expect(await gateway.readCheckout(session.id)).toEqual(session)
  const sent = new URLSearchParams(double.requests.find(({ path }) => path === '/v1/checkout/sessions')?.form)
  expect(Object.fromEntries(sent)).toMatchObject({
    locale: 'fr',
    client_reference_id: 'quote-12',
    'allowed_payment_method_types[1]': 'sepa_debit',
    'adaptive_pricing[enabled]': 'false',
    'payment_intent_data[metadata][quote]': '12',
  })
})

test('what does not exist is read as null', async () => {
  const { gateway } = await openDesk()
  expect(await gateway.readCheckout('cs_test_none')).toBeNull()
  expect(await gateway.readPayment('pi_none')).toBeNull()
})

test('a session expires once; closing it again, or when it is paid, says already-closed', async () => {
  const desk = await openDesk()
  const { id } = await desk.gateway.openCheckout(order())
  expect(await desk.gateway.expireCheckout(id)).toBe('expired')
  expect(await desk.gateway.readCheckout(id)).toMatchObject({ state: 'expired', url: null, paymentState: 'unpaid' })
  const { sessionId } = await paid(desk, { purpose: 'another' })
  expect(await desk.gateway.expireCheckout(sessionId)).toBe('already-closed')
  await expect(desk.gateway.expireCheckout('cs_test_none')).rejects.toEqual(rejected)
})

test('a session expires by itself, and then takes no payment', async () => {
  let clock = now
  const { gateway, double } = await openDesk({ now: () => clock })
  const { id } = await gateway.openCheckout(order())
  clock = new Date('2026-11-24T12:00:01Z')
  expect(await gateway.readCheckout(id)).toMatchObject({ state: 'expired' })
  expect(() => double.completeCheckout(id, { method: 'card', outcome: 'succeeded' })).toThrow('expired')
})

test('Stripe wants 30 minutes to 24 hours, and at least 50 cents', async () => {
  const { gateway } = await openDesk()
  const expiresAt = new Date(now.getTime() + 29 * 60_000)
  await expect(gateway.openCheckout(order({ expiresAt }))).rejects.toEqual(rejected)
  await expect(gateway.openCheckout(order({ purpose: 'cents', amountCents: 49 }))).rejects.toMatchObject({
    kind: 'rejected',
    code: 'amount_too_small',
  })
})

test('a client is one customer: made once, given back, used again', async () => {
  const { gateway, double } = await openDesk()
  const first = await gateway.openCheckout(order({ purpose: 'a' }))
  const second = await gateway.openCheckout(order({ purpose: 'b' }))
  expect(second.customerId).toBe(first.customerId)
  await gateway.openCheckout(order({ purpose: 'c', customer: { ...order().customer, id: first.customerId } }))
  expect(double.requests.filter(({ path }) => path === '/v1/customers')).toHaveLength(2)
  expect(double.requests.filter(({ path, isReplayed }) => path === '/v1/customers' && isReplayed)).toHaveLength(1)
})

test('a customer of other keys is replaced by a new one', async () => {
  const { gateway } = await openDesk()
  const session = await gateway.openCheckout(order({ customer: { ...order().customer, id: 'cus_elsewhere' } }))
  expect(session.customerId).toMatch(/^cus_(?!elsewhere)/)
})

test('P7: the same purpose gives the same session, another order under it is refused', async () => {
  const { gateway } = await openDesk()
  const first = await gateway.openCheckout(order())
  expect((await gateway.openCheckout(order())).id).toBe(first.id)
  await expect(gateway.openCheckout(order({ amountCents: 1_000 }))).rejects.toEqual(rejected)
  expect((await gateway.openCheckout(order({ purpose: 'quote-12/deposit/2' }))).id).not.toBe(first.id)
})

test('P7: every write has an idempotency key', async () => {
  const desk = await openDesk()
  const { sessionId, paymentId } = await paid(desk)
  await desk.gateway.refund({ paymentIntentId: paymentId, amountCents: 100, purpose: 'credit-note-1' })
  await desk.gateway.expireCheckout(sessionId)
  const writes = desk.double.requests.filter(({ method }) => method === 'POST')
  expect(writes.map(({ path }) => path.replace(/cs_test_\w+/, 'id'))).toEqual([
    '/v1/customers',
    '/v1/checkout/sessions',
    '/v1/refunds',
    '/v1/checkout/sessions/id/expire',
  ])
  for (const { idempotencyKey } of writes) expect(idempotencyKey).toMatch(/^(customer|checkout|refund|expire)\//)
})

test('a 429 is asked again', async () => {
  const { gateway, double } = await openDesk({ adapter: { retries: 2 } })
  double.failNext({ status: 429, times: 1 })
  expect((await gateway.openCheckout(order())).state).toBe('open')
  expect(double.requests.map(({ status }) => status)).toEqual([429, 200, 200])
})

test('a 429 that stays is said to be one', async () => {
  const { gateway, double } = await openDesk()
  double.failNext({ status: 429, times: 1 })
  await expect(gateway.readPayment('pi_1')).rejects.toMatchObject({ kind: 'rate-limited' })
})

test('a 500 after the session was made gives that one session, not two', async () => {
  const { gateway, double } = await openDesk({ adapter: { retries: 2 } })
  const { customerId } = await gateway.openCheckout(order({ purpose: 'makes the customer' }))
  double.failNext({ status: 500, times: 2, afterCommit: true })
  const session = await gateway.openCheckout(order({ customer: { ...order().customer, id: customerId } }))
  const attempts = double.requests.slice(-3)
  expect(attempts.map(({ status, isReplayed }) => [status, isReplayed])).toEqual([
    [500, false],
    [500, true],
    [200, true],
  ])
  const all = await listed(double.url, '/v1/checkout/sessions')
  expect(all.map(({ id }) => id)).toContain(session.id)
  expect(all).toHaveLength(2)
})

test('no answer within the time-out is "unavailable", and asking again gives what was made', async () => {
  const { gateway, double } = await openDesk({ adapter: { timeoutMs: 200 } })
  const customer = { ...order().customer, id: (await gateway.openCheckout(order({ purpose: 'a' }))).customerId }
  double.failNext('timeout')
  await expect(gateway.openCheckout(order({ customer }))).rejects.toMatchObject({ kind: 'unavailable' })
  await gateway.openCheckout(order({ customer }))
  expect(double.requests.at(-1)).toMatchObject({ status: 200, isReplayed: true })
  expect(await listed(double.url, '/v1/checkout/sessions')).toHaveLength(2)
})

test('nobody there is "unavailable"; a live key is refused by the double', async () => {
  const { double, gateway } = await openDesk({ adapter: { secretKey: 'sk_live_never' } })
  await expect(gateway.readPayment('pi_1')).rejects.toEqual(rejected)
  await double.close()
  await expect(gateway.readPayment('pi_1')).rejects.toMatchObject({ kind: 'unavailable' })
})

test('a card is paid at once', async () => {
  const desk = await openDesk()
  const { sessionId, paymentId } = await paid(desk)
  expect(await desk.gateway.readCheckout(sessionId)).toMatchObject({
    state: 'complete',
    paymentState: 'paid',
    url: null,
  })
  expect(await desk.gateway.readPayment(paymentId)).toEqual({
    id: paymentId,
    state: 'succeeded',
    amountCents: 36_000,
    receivedCents: 36_000,
    refundedCents: 0,
    currency: 'EUR',
    method: 'card',
    metadata: { quote: '12' },
    customerId: expect.stringMatching(/^cus_/),
    createdAt: now,
    dispute: null,
    refunds: [],
  })
})

test('a refused card leaves the session open, and the next one pays the same payment', async () => {
  const { gateway, double } = await openDesk()
  const { id } = await gateway.openCheckout(order())
  double.completeCheckout(id, { method: 'card', outcome: 'failed' })
  const refused = await gateway.readCheckout(id)
  expect(refused).toMatchObject({ state: 'open', paymentState: 'unpaid' })
  const paymentId = refused?.paymentIntentId ?? ''
  expect(await gateway.readPayment(paymentId)).toMatchObject({ state: 'failed', receivedCents: 0, method: 'card' })
  double.completeCheckout(id, { method: 'card', outcome: 'succeeded' })
  expect(await gateway.readCheckout(id)).toMatchObject({ paymentState: 'paid', paymentIntentId: paymentId })
  expect(await gateway.readPayment(paymentId)).toMatchObject({ state: 'succeeded' })
})

test('P4: a SEPA debit is pending until the bank pays', async () => {
  const desk = await openDesk()
  const { sessionId, paymentId } = await paid(desk, { method: 'sepa_debit' })
  expect(await desk.gateway.readCheckout(sessionId)).toMatchObject({ state: 'complete', paymentState: 'pending' })
  expect(await desk.gateway.readPayment(paymentId)).toMatchObject({
    state: 'pending',
    method: 'sepa-debit',
    receivedCents: 0,
  })
  desk.double.settleSepa(paymentId, 'succeeded')
  expect(await desk.gateway.readCheckout(sessionId)).toMatchObject({ paymentState: 'paid' })
  expect(await desk.gateway.readPayment(paymentId)).toMatchObject({ state: 'succeeded', receivedCents: 36_000 })
  expect(desk.double.events().map(({ type }) => type)).toEqual([
    'payment_intent.created',
    'payment_intent.processing',
    'checkout.session.completed',
    'charge.succeeded',
    'payment_intent.succeeded',
    'checkout.session.async_payment_succeeded',
  ])
})

test('P4: a SEPA debit that the bank refuses is failed and unpaid', async () => {
  const desk = await openDesk()
  const { sessionId, paymentId } = await paid(desk, { method: 'sepa_debit' })
  desk.double.settleSepa(paymentId, 'failed')
  expect(await desk.gateway.readCheckout(sessionId)).toMatchObject({ state: 'complete', paymentState: 'unpaid' })
  expect(await desk.gateway.readPayment(paymentId)).toMatchObject({ state: 'failed', method: 'sepa-debit' })
  expect(desk.double.events().at(-1)?.type).toBe('checkout.session.async_payment_failed')
})

test('P4: refunds in part and in full, once per purpose, never more than was paid', async () => {
  const desk = await openDesk()
  const { paymentId: paymentIntentId } = await paid(desk)
  const part = { paymentIntentId, amountCents: 10_000, purpose: 'credit-note-1' }
  const first = await desk.gateway.refund(part)
  expect(first.state).toBe('succeeded')
  expect(await desk.gateway.refund(part)).toEqual(first)
  expect(await desk.gateway.readPayment(paymentIntentId)).toMatchObject({
    refundedCents: 10_000,
    refunds: [{ id: first.id, amountCents: 10_000, state: 'succeeded', createdAt: now }],
  })
  const tooMuch = { paymentIntentId, amountCents: 26_001, purpose: 'credit-note-2' }
  await expect(desk.gateway.refund(tooMuch)).rejects.toEqual(rejected)
  await desk.gateway.refund({ ...tooMuch, amountCents: 26_000 })
  expect(await desk.gateway.readPayment(paymentIntentId)).toMatchObject({ state: 'succeeded', refundedCents: 36_000 })
})

test('P4: a refund to a bank account is pending; one that fails gives the money back to us', async () => {
  const desk = await openDesk()
  const { paymentId: paymentIntentId } = await paid(desk, { method: 'sepa_debit' })
  desk.double.settleSepa(paymentIntentId, 'succeeded')
  const { id, state } = await desk.gateway.refund({ paymentIntentId, amountCents: 500, purpose: 'c' })
  expect(state).toBe('pending')
  expect(await desk.gateway.readPayment(paymentIntentId)).toMatchObject({ refundedCents: 500 })
  desk.double.settleRefund(id, 'failed')
  const payment = await desk.gateway.readPayment(paymentIntentId)
  expect(payment).toMatchObject({ refundedCents: 0, refunds: [{ id, state: 'failed' }] })
})

test('more refunds than a charge names are all read, the latest first', async () => {
  const desk = await openDesk()
  const { paymentId } = await paid(desk)
  for (let cents = 1; cents <= 12; cents += 1) desk.double.refund(paymentId, cents)
  const payment = await desk.gateway.readPayment(paymentId)
  expect(payment?.refunds.map(({ amountCents }) => amountCents)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
})

test.each(['won', 'lost'] as const)('P4: a dispute is opened, then %s', async (outcome) => {
  const desk = await openDesk()
  const { paymentId } = await paid(desk)
  const { id } = desk.double.dispute(paymentId, 'open')
  expect(await desk.gateway.readPayment(paymentId)).toMatchObject({
    dispute: { id, state: 'open', amountCents: 36_000 },
  })
  desk.double.dispute(paymentId, outcome)
  expect(await desk.gateway.readPayment(paymentId)).toMatchObject({ dispute: { id, state: outcome } })
})

test('P4: two tabs can pay the same thing; both payments carry what they were for', async () => {
  const desk = await openDesk()
  const first = await paid(desk, { purpose: 'tab-1' })
  const second = await paid(desk, { purpose: 'tab-2' })
  expect(first.paymentId).not.toBe(second.paymentId)
  for (const { paymentId } of [first, second])
    expect(await desk.gateway.readPayment(paymentId)).toMatchObject({
      metadata: { quote: '12' },
      receivedCents: 36_000,
    })
})

test('P6: all payments since an instant, over pages, the latest first, and on from a broken-off walk', async () => {
  let clock = new Date('2026-11-20T10:00:00Z')
  const desk = await openDesk({ now: () => clock })
  const expiresAt = (): Date => new Date(clock.getTime() + 3600_000)
  await paid(desk, { purpose: 'before the cursor', expiresAt: expiresAt() })
  clock = now
  const made: string[] = []
  for (let n = 1; n <= 120; n += 1)
    made.unshift((await paid(desk, { purpose: `p${n}`, expiresAt: expiresAt() })).paymentId)
  const walk = async (after: string | null): Promise<string[]> => {
    const ids: string[] = []
    for await (const { id } of desk.gateway.paymentsSince({ since: now, after })) ids.push(id)
    return ids
  }
  expect(await walk(null)).toEqual(made)
  expect(desk.double.requests.filter(({ path }) => path === '/v1/payment_intents')).toHaveLength(2)
  expect(await walk(made[99] ?? '')).toEqual(made.slice(100))
})

test('P1: an event is believed by its signature, and says what to read', async () => {
  const desk = await openDesk()
  const { sessionId, paymentId } = await paid(desk)
  const verified = []
  for (const { id } of desk.double.events()) {
    const { body, signature } = await desk.double.signed(id)
    verified.push(await desk.gateway.verifyEvent(body, signature, now))
  }
  expect(verified.map(({ type, sessionId: of }) => [type, of])).toEqual([
    ['payment_intent.created', null],
    ['charge.succeeded', null],
    ['payment_intent.succeeded', null],
    ['checkout.session.completed', sessionId],
  ])
  expect(new Set(verified.map(({ paymentIntentId }) => paymentIntentId))).toEqual(new Set([paymentId]))
  expect(verified[3]).toMatchObject({ objectId: sessionId, createdAt: now })
  expect(new Set(verified.map(({ id }) => id)).size).toBe(4)
})

test('P1: a changed body, another secret, an old signature or none is refused', async () => {
  const { gateway, double } = await openDesk()
  const { id } = await gateway.openCheckout(order())
  await gateway.expireCheckout(id)
  const event = double.events()[0]?.id ?? ''
  const { body, signature } = await double.signed(event)
  const refused = expect.objectContaining({ name: 'GatewayError', kind: 'signature' })
  await expect(gateway.verifyEvent(body.replace('expired', 'completed'), signature, now)).rejects.toEqual(refused)
  await expect(gateway.verifyEvent(body, '', now)).rejects.toEqual(refused)
  await expect(gateway.verifyEvent(body, signature.replace('v1=', 'v0='), now)).rejects.toEqual(refused)
  await expect(gateway.verifyEvent(body, signature, new Date(now.getTime() + 301_000))).rejects.toEqual(refused)
  expect((await gateway.verifyEvent(body, signature, new Date(now.getTime() + 300_000))).id).toBe(event)
})

test('P1: what is signed and no event is rejected, not believed', async () => {
  const { gateway } = await openDesk()
  for (const body of ['not json', '{}', '{"id":"evt_1","type":"x","created":1,"data":{"object":null}}']) {
    const signature = await signatureOf(body, webhookSecret, now)
    await expect(gateway.verifyEvent(body, signature, now)).rejects.toEqual(rejected)
  }
})

test('events reach the product signed, again until taken, and again when replayed; dropped ones never', async () => {
  const receiver = await startReceiver()
  const desk = await openDesk({ webhookUrl: receiver.url, retryPausesMs: [1, 1] })
  receiver.refuseNext(2)
  const { id } = await desk.gateway.openCheckout(order())
  await desk.gateway.expireCheckout(id)
  await desk.double.webhooksSettled()
  expect(receiver.got.map(({ status }) => status)).toEqual([503, 503, 200])
  for (const { body, signature } of receiver.got)
    expect(await desk.gateway.verifyEvent(body, signature, now)).toMatchObject({ type: 'checkout.session.expired' })
  desk.double.replayEvent(desk.double.events()[0]?.id ?? '')
  await desk.double.webhooksSettled()
  expect(receiver.got).toHaveLength(4)
  expect(receiver.got[3]?.body).toBe(receiver.got[0]?.body)
  desk.double.dropWebhooks(true)
  await paid(desk, { purpose: 'unheard' })
  await desk.double.webhooksSettled()
  expect(receiver.got).toHaveLength(4)
  expect(desk.double.events().length).toBeGreaterThan(1)
})

/** Through no adapter of ours. */
async function listed(url: string, path: string): Promise<{ id: string }[]> {
  const answer = await fetch(`${url}${path}?limit=100`, { headers: { authorization: 'Bearer sk_test_x' } })
  return (await answer.json()).data
}
