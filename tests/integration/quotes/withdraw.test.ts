import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

import type { Ledger, Message, Project } from '@/payload-types'
import { recordDeposit } from '@/services/payments/recordDeposit'
import { renderMessage } from '@/services/messages/render'
import { whyOutdated } from '@/services/messages/outdated'
import { acceptQuote } from '@/services/quotes/accept'
import { openQuote } from '@/services/quotes/open'
import { moveQuote } from '@/services/quotes/reopen'
import { withdrawFromQuote } from '@/services/quotes/withdraw'

import { configureAgency } from '../../factories/agency'
import { createStaff, requestAs, staffHeaders } from '../../factories/people'
import {
  circumstances,
  createAcceptedQuote,
  createSentQuote,
  readQuote,
  signRequestFor,
  type Sent,
} from '../../factories/quotes'
import { bootPayload, testNow, type BootedPayload } from '../../support/payload'

const clock = { now: testNow }
let booted: BootedPayload
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload({ ports: { now: () => clock.now } })
  await configureAgency(payload())
})
afterAll(() => booted.close())
afterEach(() => {
  clock.now = testNow
})

const name = 'Éloïse Verrier'
const consumer = { kind: 'consumer' } as const

/** A consumer who asked, in signing, for work to begin at once. */
async function createEarlyStart(): Promise<Sent> {
  const sent = await createSentQuote(payload(), consumer)
  await acceptQuote(payload(), signRequestFor(sent, { earlyStart: true }), circumstances)
  return { ...sent, quote: await readQuote(payload(), sent.quote.id) }
}

/** Withdraws at an instant that the whole product takes for now. */
async function withdraw({ token }: Sent, at = testNow.toISOString()): Promise<{ withdrawnAt: string }> {
  clock.now = new Date(at)
  return withdrawFromQuote(payload(), { token, name }, { now: clock.now })
}

async function payDeposit({ quote }: Sent, share = 1): Promise<void> {
  await recordDeposit(await requestAs(payload()), {
    quoteId: quote.id,
    amountCents: Math.round((quote.depositCents ?? 0) * share),
    receivedOn: '2026-11-24',
    method: 'transfer',
    reference: null,
    note: null,
    idempotencyKey: 'the form that was shown',
  })
}

async function projectOf({ quote }: Sent): Promise<Project> {
  const where = { quote: { equals: quote.id } }
  const { docs } = await payload().find({ collection: 'projects', where, depth: 0, joins: false })
  const [project] = docs
  if (!project) throw new Error('No project')
  return project
}

async function linesOf({ quote }: Sent, event: string): Promise<Ledger[]> {
  const where = { subjectId: { equals: quote.id }, event: { equals: event } }
  return (await payload().find({ collection: 'ledger', where, depth: 0, pagination: false })).docs
}

async function mailsOf({ quote }: Sent, template: Message['template']): Promise<Message[]> {
  const where = { quote: { equals: quote.id }, template: { equals: template } }
  return (await payload().find({ collection: 'messages', where, depth: 0, pagination: false })).docs
}

describe('R44: a consumer withdraws', () => {
  test('before the deposit is paid: the contract ends, nothing is awaited, nothing is to be given back', async () => {
    const accepted = await createAcceptedQuote(payload(), consumer)

    await withdraw(accepted, '2026-11-30T08:00:00.000Z')

    expect(await readQuote(payload(), accepted.quote.id)).toMatchObject({
      state: 'withdrawn',
      withdrawnAt: '2026-11-30T08:00:00.000Z',
      closedAt: '2026-11-30T08:00:00.000Z',
      depositState: 'none',
      refundState: 'none',
      refundDueOn: null,
    })
    expect((await projectOf(accepted)).state).toBe('cancelled')
    await expect(payDeposit(accepted)).rejects.toMatchObject({ code: 'payment.notAwaited' })
  })

  test.each([
    ['the whole deposit', 1, 'paid'],
    ['a part of it', 0.5, 'none'],
  ] as const)('with %s paid: it is to be given back within 14 days', async (_what, share, depositState) => {
    const accepted = await createAcceptedQuote(payload(), consumer)
    await payDeposit(accepted, share)

    await withdraw(accepted, '2026-11-30T23:30:00.000Z')

    expect(await readQuote(payload(), accepted.quote.id)).toMatchObject({
      depositState,
      refundState: 'due',
      refundDueOn: '2026-12-15',
    })
  })

  test('the ledger holds the declaration: statement, name, e-mail and instant, in the line of the change', async () => {
    const accepted = await createAcceptedQuote(payload(), consumer)

    await withdraw(accepted, '2026-11-30T08:00:00.250Z')

    const [line, ...more] = await linesOf(accepted, 'quote.withdrawn')
    expect(more).toEqual([])
    expect(line?.actor).toEqual({ kind: 'guest', email: accepted.signer.email })
    expect(line?.data).toMatchObject({
      from: 'accepted',
      to: 'withdrawn',
      declaredAt: '2026-11-30T08:00:00.250Z',
      name,
      email: accepted.signer.email,
      statement: expect.stringMatching(
        new RegExp(`rétractation du contrat .*${accepted.content.number}.*24 novembre 2026.*7\u00a0800,00\u00a0€`),
      ),
    })
  })

  test('receipt and news leave with it; the page declared the same words', async () => {
    const accepted = await createAcceptedQuote(payload(), consumer)
    const view = await openQuote(payload(), { token: accepted.token, now: testNow })

    await withdraw(accepted, '2026-11-30T08:00:05.000Z')

    const [receipt] = await mailsOf(accepted, 'withdrawal-receipt')
    const [news] = await mailsOf(accepted, 'quote-withdrawn-staff')
    if (!receipt || !news) throw new Error('A mail is not owed')
    expect(receipt).toMatchObject({ toAddress: accepted.signer.email, toName: name, state: 'queued', isHeld: false })
    const { text } = await renderMessage(await requestAs(payload()), receipt)
    expect(text).toContain(view?.withdrawal?.statement)
    expect(text).toContain('30 novembre 2026 à 09:00:05, heure de Paris')
    expect((await renderMessage(await requestAs(payload()), news)).text).toContain('rien à rembourser')
  })

  test('"Thank you for signing, this is how to pay" does not leave any more', async () => {
    const accepted = await createAcceptedQuote(payload(), consumer)
    const req = await requestAs(payload())
    const [thanks] = await mailsOf(accepted, 'quote-signed')
    if (!thanks) throw new Error('No thanks are owed')
    expect(await whyOutdated(req, thanks)).toBeNull()

    await withdraw(accepted)

    expect(await whyOutdated(req, thanks)).toContain('rétracté')
  })
})

describe('R44: the last day counts to its end in Paris', () => {
  test('its last second', async () => {
    const accepted = await createAcceptedQuote(payload(), consumer)
    await expect(withdraw(accepted, '2026-12-08T22:59:59.000Z')).resolves.toEqual({
      withdrawnAt: '2026-12-08T22:59:59.000Z',
    })
  })

  test('not the next day: refused, and nothing has changed', async () => {
    const accepted = await createAcceptedQuote(payload(), consumer)
    await expect(withdraw(accepted, '2026-12-08T23:00:00.000Z')).rejects.toMatchObject({
      code: 'quote.withdrawalOver',
      data: { withdrawalEndsOn: '2026-12-08' },
    })
    expect(await readQuote(payload(), accepted.quote.id)).toEqual(accepted.quote)
    expect(await mailsOf(accepted, 'withdrawal-receipt')).toEqual([])
  })

  test('L221-19: signed on a Saturday, until the Monday after the second Saturday', async () => {
    clock.now = new Date('2026-11-28T10:00:00Z')
    const sent = await createSentQuote(payload(), consumer)
    await acceptQuote(payload(), signRequestFor(sent), { ...circumstances, now: clock.now })
    await expect(withdraw(sent, '2026-12-14T22:59:59.000Z')).resolves.toBeDefined()
  })
})

describe('declared again', () => {
  test('one after the other: the same answer, the first instant, nothing written twice', async () => {
    const accepted = await createAcceptedQuote(payload(), consumer)
    const first = await withdraw(accepted, '2026-11-30T08:00:00.000Z')
    expect(await withdraw(accepted, '2026-12-20T08:00:00.000Z')).toEqual(first)
    expect(await mailsOf(accepted, 'withdrawal-receipt')).toHaveLength(1)
  })

  test('ten at once: one withdrawal, one receipt, one line', async () => {
    const accepted = await createAcceptedQuote(payload(), consumer)

    const answers = await Promise.all(Array.from({ length: 10 }, () => withdraw(accepted)))

    expect(new Set(answers.map(({ withdrawnAt }) => withdrawnAt)).size).toBe(1)
    expect(await linesOf(accepted, 'quote.withdrawn')).toHaveLength(1)
    expect(await mailsOf(accepted, 'withdrawal-receipt')).toHaveLength(1)
    expect(await mailsOf(accepted, 'quote-withdrawn-staff')).toHaveLength(1)
  })
})

describe('refused', () => {
  test('to a professional', async () => {
    const accepted = await createAcceptedQuote(payload())
    await expect(withdraw(accepted)).rejects.toMatchObject({ code: 'quote.noWithdrawal' })
    expect(await readQuote(payload(), accepted.quote.id)).toMatchObject({ state: 'accepted' })
  })

  test('before signing, and to who holds no link', async () => {
    const sent = await createSentQuote(payload(), consumer)
    await expect(withdraw(sent)).rejects.toMatchObject({ code: 'quote.notAllowed', data: { state: 'sent' } })
    await expect(withdraw({ ...sent, token: 'x'.repeat(43) })).rejects.toMatchObject({ code: 'quote.unknown' })
  })

  test('L221-28: once early work is delivered; the right stays when no early start was asked for', async () => {
    const early = await createEarlyStart()
    const usual = await createAcceptedQuote(payload(), consumer)
    for (const accepted of [early, usual]) {
      const { id } = await projectOf(accepted)
      await payload().update({ collection: 'projects', id, data: { state: 'delivered' }, depth: 0 })
    }

    await expect(withdraw(early)).rejects.toMatchObject({ code: 'quote.withdrawalLost' })
    await expect(withdraw(usual)).resolves.toBeDefined()
    expect((await projectOf(usual)).state).toBe('delivered')
  })
})

describe('the project', () => {
  test('R45, L221-25: at work after an express request, is cancelled, and a part may be kept', async () => {
    const early = await createEarlyStart()
    await payDeposit(early)
    expect((await projectOf(early)).state).toBe('framing')

    await withdraw(early, '2026-11-30T08:00:00.000Z')

    expect((await projectOf(early)).state).toBe('cancelled')
    const [line] = await linesOf(early, 'quote.withdrawn')
    expect(line?.data).toMatchObject({ mayKeepPart: true, paidCents: early.quote.depositCents })
  })

  test('the deposit’s invoice, still on its way, no longer promises a start', async () => {
    const early = await createEarlyStart()
    await payDeposit(early)
    const req = await requestAs(payload())
    const [invoiceMail] = await mailsOf(early, 'deposit-received')
    if (!invoiceMail) throw new Error('No deposit receipt is owed')
    expect((await renderMessage(req, invoiceMail)).text).toContain('Le projet démarre')

    await withdraw(early)

    expect((await renderMessage(req, invoiceMail)).text).not.toContain('projet démarre')
  })

  test('of a cancelled quote ends in any phase, but not once it is delivered', async () => {
    for (const [before, after] of [
      ['development', 'cancelled'],
      ['delivered', 'delivered'],
    ] as const) {
      const accepted = await createAcceptedQuote(payload())
      const { id } = await projectOf(accepted)
      await payload().update({ collection: 'projects', id, data: { state: before }, depth: 0 })
      await moveQuote(await requestAs(payload()), { quoteId: accepted.quote.id, command: 'cancel' })
      expect((await projectOf(accepted)).state).toBe(after)
    }
  })
})

describe('the page', () => {
  const viewOf = ({ token }: Sent, now = clock.now) => openQuote(payload(), { token, now })

  test('offers the withdrawal during the whole period, paid or not, and then no more', async () => {
    const accepted = await createAcceptedQuote(payload(), consumer)
    expect((await viewOf(accepted))?.withdrawal).toMatchObject({
      endsOn: '2026-12-08',
      name: accepted.signer.name,
      email: accepted.signer.email,
      paidCents: 0,
      mayKeepPart: false,
    })
    await payDeposit(accepted)
    expect((await viewOf(accepted, new Date('2026-12-08T22:59:59Z')))?.withdrawal).toMatchObject({ paidCents: 234_000 })
    expect((await viewOf(accepted, new Date('2026-12-08T23:00:00Z')))?.withdrawal).toBeNull()
  })

  test('offers it to nobody else, and not before signing', async () => {
    expect((await viewOf(await createAcceptedQuote(payload())))?.withdrawal).toBeNull()
    expect((await viewOf(await createSentQuote(payload(), consumer)))?.withdrawal).toBeNull()
  })

  test('afterwards says when, and what becomes of the money; no transfer is asked for', async () => {
    const accepted = await createAcceptedQuote(payload(), consumer)
    await payDeposit(accepted, 0.5)
    await withdraw(accepted, '2026-11-30T08:00:00.000Z')
    expect(await viewOf(accepted)).toMatchObject({
      state: 'withdrawn',
      transfer: null,
      withdrawal: null,
      withdrawn: {
        at: '2026-11-30T08:00:00.000Z',
        refund: { state: 'due', paidCents: 117_000, dueOn: '2026-12-14' },
        mayKeepPart: false,
      },
    })
  })
})

describe('staff note that the money has gone back', () => {
  async function refund(
    { quote }: Sent,
    body: object,
    role: 'accountant' | 'viewer' = 'accountant',
  ): Promise<Response> {
    const headers = await staffHeaders(booted, await createStaff(payload(), { role }))
    return booted.send(`/api/quotes/${quote.id}/refund`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  }

  async function withdrawnAndPaid(): Promise<Sent> {
    const accepted = await createAcceptedQuote(payload(), consumer)
    await payDeposit(accepted)
    await withdraw(accepted)
    return accepted
  }

  test('with its day and reference in the ledger, once', async () => {
    const withdrawn = await withdrawnAndPaid()
    const body = { refundedOn: '2026-11-24', reference: 'VIR 4711' }

    expect((await refund(withdrawn, body)).status).toBe(200)
    expect((await refund(withdrawn, body)).status).toBe(409)

    expect(await readQuote(payload(), withdrawn.quote.id)).toMatchObject({ state: 'withdrawn', refundState: 'done' })
    const [line, ...more] = await linesOf(withdrawn, 'quote.refunded')
    expect(more).toEqual([])
    expect(line?.data).toMatchObject({ refundedOn: '2026-11-24', reference: 'VIR 4711', dueOn: '2026-12-08' })
  })

  test('not for tomorrow, not by a viewer, not where nothing is due', async () => {
    const withdrawn = await withdrawnAndPaid()
    expect((await refund(withdrawn, { refundedOn: '2026-11-25' })).status).toBe(409)
    expect((await refund(withdrawn, { refundedOn: '2026-11-24' }, 'viewer')).status).toBe(404)
    expect((await refund(withdrawn, { refundedOn: 'demain' })).status).toBe(400)
    const accepted = await createAcceptedQuote(payload(), consumer)
    expect((await refund(accepted, { refundedOn: '2026-11-24' })).status).toBe(409)
    expect(await readQuote(payload(), withdrawn.quote.id)).toMatchObject({ refundState: 'due' })
  })
})
