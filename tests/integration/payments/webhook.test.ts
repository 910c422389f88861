import { describe, expect, test } from 'vitest'

import { replayStripeEvent } from '@/services/payments/replayStripeEvent'

import { createStaff, staffHeaders } from '../../factories/people'
import { bootPayload } from '../../support/payload'
import { signatureOf } from '../../../scripts/stripe-double/webhooks'
import { eventRows, invoiceToPay, openShop, payInvoiceOnline, post, systemRequest, webhookSecret } from './onlineShop'

const shop = openShop()

async function signedEvent(id: string): Promise<{ body: string; signature: string }> {
  const body = JSON.stringify({
    id,
    object: 'event',
    type: 'customer.created',
    created: 1_790_000_000,
    data: { object: { id: 'cus_1', object: 'customer' } },
  })
  return { body, signature: await signatureOf(body, webhookSecret, shop.clock.now) }
}

const jobsFor = async (id: string): Promise<number> =>
  (await shop.payload().count({ collection: 'payload-jobs', where: { 'input.eventId': { equals: id } } })).totalDocs

describe('an event of Stripe', () => {
  test('P1: is kept as received, once, with its work queued, before it is answered', async () => {
    const event = await signedEvent('evt_kept')
    expect(await post(shop.booted(), event)).toBe(200)
    expect(await post(shop.booted(), event)).toBe(200)

    const rows = (await eventRows(shop)).filter(({ eventId }) => eventId === 'evt_kept')
    expect(rows).toMatchObject([
      { type: 'customer.created', state: 'received', attempts: 0, payload: { event: JSON.parse(event.body) } },
    ])
    expect(await jobsFor(rows[0]?.id ?? '')).toBe(1)
  })

  test('P1: sent ten times at once is kept once, and ten times answered', async () => {
    const event = await signedEvent('evt_ten')
    const statuses = await Promise.all(Array.from({ length: 10 }, () => post(shop.booted(), event)))
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect((await eventRows(shop)).filter(({ eventId }) => eventId === 'evt_ten')).toHaveLength(1)
  })

  test('P1: with a bad signature, an old one or none is refused and not kept', async () => {
    const { body, signature } = await signedEvent('evt_bad')
    const old = await signatureOf(body, webhookSecret, new Date(shop.clock.now.getTime() - 301_000))
    expect(await post(shop.booted(), { body, signature: `${signature}0` })).toBe(400)
    expect(await post(shop.booted(), { body: body.replace('cus_1', 'cus_2'), signature })).toBe(400)
    expect(await post(shop.booted(), { body, signature: old })).toBe(400)
    expect(await post(shop.booted(), { body, signature: '' })).toBe(400)
    expect((await eventRows(shop)).filter(({ eventId }) => eventId === 'evt_bad')).toHaveLength(0)
  })

  test('P1: of more than 256 KiB is not read', async () => {
    const body = 'x'.repeat(256 * 1024 + 1)
    expect(await post(shop.booted(), { body, signature: await signatureOf(body, webhookSecret, shop.clock.now) })).toBe(
      413,
    )
  })

  test('P1: finds the door closed without keys', async () => {
    const { close, ...booted } = await bootPayload()
    try {
      expect(await post({ ...booted, close }, await signedEvent('evt_closed'))).toBe(503)
    } finally {
      await close()
    }
  })

  test('about something that is not ours is without effect', async () => {
    await post(shop.booted(), await signedEvent('evt_foreign'))
    await shop.work()
    expect((await eventRows(shop)).find(({ eventId }) => eventId === 'evt_foreign')).toMatchObject({
      state: 'ignored',
      attempts: 1,
      error: null,
    })
  })
})

describe('an event whose work failed', () => {
  test('P2: says why and how often, and staff replay it', async () => {
    const { token } = await invoiceToPay(shop)
    const sessionId = await payInvoiceOnline(shop, { token, amountCents: 120_000 })
    shop.newEvents()
    shop.double().completeCheckout(sessionId, { method: 'card', outcome: 'succeeded' })
    const [last] = shop.newEvents().slice(-1)
    shop.double().failNext({ status: 429, times: 1 })
    await shop.deliver([last ?? ''])
    await shop.work()
    const failed = (await eventRows(shop)).find(({ eventId }) => eventId === last)
    expect(failed).toMatchObject({ state: 'failed', attempts: 1, error: expect.stringContaining('rate-limited') })

    await replayStripeEvent(await systemRequest(shop), failed?.id ?? '')
    await shop.work()
    expect((await eventRows(shop)).find(({ eventId }) => eventId === last)).toMatchObject({
      state: 'processed',
      attempts: 2,
      error: null,
    })
  })

  test('C2: is replayed by the owner and the accountant alone', async () => {
    const [event] = await eventRows(shop)
    const statuses: number[] = []
    for (const role of ['owner', 'accountant', 'manager', 'viewer'] as const) {
      const headers = await staffHeaders(shop.booted(), await createStaff(shop.payload(), { role }))
      const { status } = await shop
        .booted()
        .send(`/api/stripe-events/${event?.id ?? ''}/replay`, { method: 'POST', headers })
      statuses.push(status)
    }
    expect(statuses).toEqual([200, 200, 404, 404])
  })
})
