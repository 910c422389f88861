import { describe, expect, test } from 'vitest'

import { processStripeEvent } from '@/services/payments/processStripeEvent'
import { reconcileStripe } from '@/services/payments/reconcile'

import { openShop, systemRequest } from '../integration/payments/onlineShop'
import { beginDebit, endOf, endOfStory, story, type Debit, type StoryEvent } from './debitStory'

const shop = openShop()

/**
 * Every order in which the seven events can be heard. An event is a hint (P2): what it does depends on how far the world has come when
 * it is worked on, which is the furthest of those heard so far. Orders with the same progress are one play.
 */
function everyProgress(): number[][] {
  const plays = new Map<string, number[]>()
  const walk = (left: readonly StoryEvent[], heard: readonly number[]): void => {
    if (left.length === 0) plays.set(heard.join(), [...heard])
    for (const [at, { level }] of left.entries())
      walk([...left.slice(0, at), ...left.slice(at + 1)], [...heard, Math.max(level, heard.at(-1) ?? 0)])
  }
  walk(story, [])
  return [...plays.values()]
}

/** An order of the events with this progress: those that the world's step brings first, the late ones after. */
function orderOf(progress: readonly number[]): StoryEvent[] {
  const left = [...story]
  return progress.map((level, at) => {
    const isStep = level > (progress[at - 1] ?? 0)
    const found = left.findIndex((event) => (isStep ? event.level === level : event.level <= level))
    const [event] = left.splice(found, 1)
    if (!event) throw new Error(`No order has the progress ${progress.join()}`)
    return event
  })
}

/** What the job of each waiting event does, without the queue; a failed one is tried again by the next night only. */
async function workOnEvents(): Promise<void> {
  const where = { state: { equals: 'received' } }
  const { docs } = await shop
    .payload()
    .find({ collection: 'stripe-events', where, sort: 'createdAt', pagination: false })
  for (const { id } of docs) await processStripeEvent(await systemRequest(shop), id).catch(() => undefined)
}

async function play(debit: Debit, order: readonly StoryEvent[]): Promise<void> {
  for (const event of order) {
    debit.happen(event.level)
    await debit.deliver(event)
    await workOnEvents()
  }
  debit.happen(5)
}

describe('the seven events of a debit', () => {
  test('P2: heard in every order lead to the same end', async () => {
    const plays = everyProgress()
    expect(plays.length).toBeGreaterThan(100)
    for (const progress of plays) {
      const debit = await beginDebit(shop)
      await play(debit, orderOf(progress))
      expect(await endOf(shop, debit), progress.join()).toEqual(endOfStory)
    }
  })

  test('P6: with every possible loss lead to the same end after one night', async () => {
    const debits: { debit: Debit; heard: string }[] = []
    for (let mask = 0; mask < 2 ** story.length; mask += 1) {
      const heard = story.filter((_, at) => (mask >> at) % 2 === 1)
      const debit = await beginDebit(shop)
      await play(debit, heard)
      debits.push({ debit, heard: heard.map(({ type }) => type).join() })
    }
    const first = await reconcileStripe(await systemRequest(shop))
    expect(first.drift).toBe(0)
    for (const { debit, heard } of debits) expect(await endOf(shop, debit), heard).toEqual(endOfStory)
    expect(await reconcileStripe(await systemRequest(shop))).toMatchObject({ repaired: 0, drift: 0 })
  })

  test('P7: with Stripe failing once at every event lead to the same end after one night', async () => {
    const debits: Debit[] = []
    for (const failure of [{ status: 429, times: 1 }, { status: 500, times: 1 }, 'timeout'] as const) {
      const debit = await beginDebit(shop)
      for (const [at, event] of story.entries()) {
        debit.happen(event.level)
        // A second copy of an event asks Stripe for nothing: the failure would wait for somebody else.
        if (story[at - 1]?.type !== event.type) shop.double().failNext(failure)
        await debit.deliver(event)
        await workOnEvents()
      }
      debits.push(debit)
    }
    expect(await reconcileStripe(await systemRequest(shop))).toMatchObject({ drift: 0 })
    for (const debit of debits) expect(await endOf(shop, debit)).toEqual(endOfStory)
  })
})
