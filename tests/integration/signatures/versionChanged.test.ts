import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { acceptQuote } from '@/services/quotes/accept'
import { moveQuote } from '@/services/quotes/reopen'

import { configureAgency } from '../../factories/agency'
import { requestAs } from '../../factories/people'
import {
  circumstances,
  createSentQuote,
  quoteLine,
  readQuote,
  send,
  signRequestFor,
  storePdfOf,
} from '../../factories/quotes'
import { bootPayload, type BootedPayload } from '../../support/payload'

let booted: BootedPayload
beforeAll(async () => {
  booted = await bootPayload({ env: { LOG_LEVEL: 'silent' } })
  await configureAgency(booted.payload)
})
afterAll(() => booted.close())

type Line = ReturnType<typeof quoteLine>
type Change = { title?: string; terms?: string; validUntil?: string; depositBp?: number; lines?: Line[] }

const extra = quoteLine({ label: 'Formation', unitPriceCents: 30_000 })

/** A changed price is told in quotes/sign.test.ts. */
const changes: [string, { kind: string; path: string }, (kept: Line[]) => Change][] = [
  ['a line more', { kind: 'added', path: 'lines' }, (kept) => ({ lines: [...kept, extra] })],
  ['a line less', { kind: 'removed', path: 'lines' }, (kept) => ({ lines: kept.slice(0, -1) })],
  ['other terms', { kind: 'changed', path: 'terms' }, () => ({ terms: 'Autres conditions' })],
  ['another last day', { kind: 'changed', path: 'validUntil' }, () => ({ validUntil: '2026-12-31' })],
  ['another deposit', { kind: 'changed', path: 'depositBp' }, () => ({ depositBp: 5_000 })],
  ['another title', { kind: 'changed', path: 'title' }, () => ({ title: 'Autre objet' })],
]

describe('Q2: what changed between reading and signing is told, and nothing is signed', () => {
  test.each(changes)('%s', async (_, told, change) => {
    const { payload } = booted
    const shown = await createSentQuote(payload, { lines: [quoteLine(), extra] })
    const { id } = shown.quote
    await moveQuote(await requestAs(payload), { quoteId: id, command: 'revise' })
    const kept = (await readQuote(payload, id)).lines ?? []
    await payload.update({ collection: 'quotes', id, data: change(kept) })
    await storePdfOf(payload, (await send(payload, shown)).version.id)

    await expect(acceptQuote(payload, signRequestFor(shown), circumstances)).rejects.toMatchObject({
      code: 'quote.versionChanged',
      data: { changes: expect.arrayContaining([expect.objectContaining(told)]) },
    })
    expect(await payload.count({ collection: 'signatures', where: { quote: { equals: id } } })).toEqual({
      totalDocs: 0,
    })
  })
})
