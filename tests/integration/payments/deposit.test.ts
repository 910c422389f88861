import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { civilDate } from '@/domain/dates/civilDate'
import { splitGross } from '@/domain/quotes/deposit'
import type { Invoice } from '@/payload-types'
import { contentHash } from '@/services/digest'
import { issuedContent } from '@/services/invoices/issuedContent'
import { recordDeposit, type ReceivedDeposit, type RecordedDeposit } from '@/services/payments/recordDeposit'
import { openQuote } from '@/services/quotes/open'
import { moveQuote } from '@/services/quotes/reopen'

import { configureAgency } from '../../factories/agency'
import { asLoggedIn, createStaff, requestAs } from '../../factories/people'
import { createAcceptedQuote, createSentQuote, quoteLine, readQuote, type Sent } from '../../factories/quotes'
import { bootPayload, testNow, type BootedPayload } from '../../support/payload'

const clock = { now: testNow }
let booted: BootedPayload
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload({ ports: { now: () => clock.now } })
  await configureAgency(payload())
})
afterAll(() => booted.close())

/** The whole deposit of the quote, come by transfer yesterday, unless said otherwise. */
async function record({ quote }: Sent, facts: Partial<ReceivedDeposit> = {}): Promise<RecordedDeposit> {
  return recordDeposit(await requestAs(payload()), {
    quoteId: quote.id,
    amountCents: quote.depositCents ?? 0,
    receivedOn: '2026-11-23',
    method: 'transfer',
    reference: null,
    note: null,
    idempotencyKey: 'the form that was shown',
    ...facts,
  })
}

function invoice(id: string): Promise<Invoice> {
  return payload().findByID({ collection: 'invoices', id, depth: 0, joins: false })
}

async function ofQuote(collection: 'payments' | 'invoices', { quote }: Sent): Promise<number> {
  return (await payload().count({ collection, where: { quote: { equals: quote.id } } })).totalDocs
}

describe('a deposit that came by transfer', () => {
  test('I5, R19: gives a payment, the paid deposit invoice FA-2026-0001, and starts the project', async () => {
    const accepted = await createAcceptedQuote(payload())
    const accountant = await createStaff(payload(), { role: 'accountant' })

    const recorded = await recordDeposit(await requestAs(payload(), asLoggedIn(accountant)), {
      quoteId: accepted.quote.id,
      amountCents: 234_000,
      receivedOn: '2026-11-23',
      method: 'transfer',
      reference: null,
      note: 'Vu sur le relevé',
      idempotencyKey: 'form-0001',
    })

    expect(recorded.invoiceNumber).toBe('FA-2026-0001')
    expect(await invoice(recorded.invoiceId)).toMatchObject({
      state: 'paid',
      kind: 'deposit',
      grossCents: 234_000,
      paidCents: 234_000,
      balanceCents: 0,
      year: 2026,
      sequence: 1,
      clientName: 'Maison Verrier & Fils',
    })
    expect(await payload().findByID({ collection: 'payments', id: recorded.paymentId, depth: 0 })).toMatchObject({
      state: 'succeeded',
      amountCents: 234_000,
      currency: 'EUR',
      method: 'transfer',
      receivedOn: '2026-11-23',
      reference: accepted.quote.depositReference,
      invoice: recorded.invoiceId,
      recordedBy: accountant.id,
    })
    expect(await readQuote(payload(), accepted.quote.id)).toMatchObject({ depositState: 'paid', state: 'accepted' })
    expect(await payload().findByID({ collection: 'projects', id: recorded.projectId ?? '', depth: 0 })).toMatchObject({
      state: 'framing',
      startedOn: '2026-11-24',
    })
  })

  test('I5, M6, R19: the invoice says what was paid, split over the signed VAT groups', async () => {
    const book = quoteLine({ label: 'Catalogue imprimé', quantityMilli: 1_000, unitPriceCents: 99_999, vatRateBp: 550 })
    const accepted = await createAcceptedQuote(payload(), { lines: [quoteLine(), book] })

    const { invoiceId, invoiceNumber } = await record(accepted)

    const content = issuedContent(await invoice(invoiceId))
    const deposit = splitGross(accepted.content.totals.vat, accepted.quote.depositCents ?? 0)
    expect(content).toMatchObject({
      schema: 'trait-d-union/invoice/1',
      kind: 'deposit',
      number: invoiceNumber,
      issuedOn: '2026-11-24',
      suppliedOn: '2026-11-23',
      dueOn: '2026-11-23',
      quote: { number: accepted.quote.number, signedOn: '2026-11-24', grossCents: accepted.quote.grossCents },
      vat: deposit.vat,
      grossCents: deposit.grossCents,
      prepaidCents: deposit.grossCents,
      payableCents: 0,
      paymentReference: accepted.quote.depositReference,
    })
    expect(content.lines.map(({ label, vatRateBp, netCents }) => ({ label, vatRateBp, netCents }))).toEqual(
      deposit.vat.map(({ rateBp, netCents }) => ({
        label: expect.stringContaining('Acompte'),
        vatRateBp: rateBp,
        netCents,
      })),
    )
    expect(content.netCents + content.vatCents).toBe(content.grossCents)
    expect(content.mentions.map(({ text }) => text)).toContain(
      'Pénalités de retard au taux de 12,15\u00a0% l’an, exigibles sans rappel.',
    )
  })

  test('I3: each invoice’s hash holds the hash of the one before it', async () => {
    const first = await invoice((await record(await createAcceptedQuote(payload()))).invoiceId)
    const second = await invoice((await record(await createAcceptedQuote(payload()))).invoiceId)

    expect(second.sequence).toBe((first.sequence ?? 0) + 1)
    expect(second.previousSha256).toBe(first.sha256)
    expect(second.sha256).toBe(contentHash({ content: second.content, previousSha256: first.sha256 }))
  })

  test('Q7: its receipt waits for the invoice’s PDF, which is queued', async () => {
    const accepted = await createAcceptedQuote(payload())

    const { invoiceId } = await record(accepted)

    const { docs } = await payload().find({
      collection: 'messages',
      where: { invoice: { equals: invoiceId } },
      depth: 0,
    })
    expect(docs).toMatchObject([
      { template: 'deposit-received', isHeld: true, state: 'queued', toAddress: accepted.signer.email },
    ])
    const jobs = await payload().find({ collection: 'payload-jobs', where: { 'input.id': { equals: invoiceId } } })
    expect(jobs.docs).toMatchObject([{ taskSlug: 'render-document' }])
  })

  test('R24: payment, invoice and project tell the ledger', async () => {
    const { paymentId, invoiceId, projectId } = await record(await createAcceptedQuote(payload()))

    const { docs } = await payload().find({
      collection: 'ledger',
      where: { subjectId: { in: [paymentId, invoiceId, projectId] } },
      sort: ['subjectType', 'sequence'],
      pagination: false,
    })

    expect(docs.map(({ event, amountCents }) => `${event} ${amountCents ?? ''}`.trim())).toEqual([
      'invoice.draft 234000',
      'invoice.issued 234000',
      'invoice.paid 234000',
      'payment.succeeded 234000',
      'project.waiting',
      'project.framing',
    ])
  })
})

describe('a deposit that came in part', () => {
  test('P5: the page asks for the rest only, and R22: the quote can no longer be cancelled', async () => {
    const accepted = await createAcceptedQuote(payload())
    const whole = accepted.quote.depositCents ?? 0

    await record(accepted, { amountCents: 50_000, idempotencyKey: 'the first part' })

    const view = await openQuote(payload(), { token: accepted.token, now: clock.now })
    expect(view?.transfer?.amountCents).toBe(whole - 50_000)
    await expect(
      moveQuote(await requestAs(payload()), { quoteId: accepted.quote.id, command: 'cancel' }),
    ).rejects.toMatchObject({ code: 'quote.depositPaid' })

    await record(accepted, { amountCents: whole - 50_000, idempotencyKey: 'the second part' })
    expect(await readQuote(payload(), accepted.quote.id)).toMatchObject({
      depositState: 'paid',
      depositPaidCents: whole,
    })
  })

  test('a cancelled quote without money takes its waiting project along', async () => {
    const accepted = await createAcceptedQuote(payload())

    await moveQuote(await requestAs(payload()), { quoteId: accepted.quote.id, command: 'cancel' })

    const projects = await payload().find({ collection: 'projects', where: { quote: { equals: accepted.quote.id } } })
    expect(projects.docs.map(({ state }) => state)).toEqual(['cancelled'])
  })
})

describe('recording twice', () => {
  test('a double click on one form gives one payment and one invoice', async () => {
    const accepted = await createAcceptedQuote(payload())

    const [first, second] = await Promise.all([record(accepted), record(accepted)])

    expect(second).toEqual(first)
    expect(await ofQuote('payments', accepted)).toBe(1)
    expect(await ofQuote('invoices', accepted)).toBe(1)
  })

  test('R19: two part payments give two invoices; the deposit is paid with the second', async () => {
    const accepted = await createAcceptedQuote(payload())

    const first = await record(accepted, { amountCents: 100_000, idempotencyKey: 'first form' })
    const between = await readQuote(payload(), accepted.quote.id)
    const second = await record(accepted, { amountCents: 134_000, idempotencyKey: 'second form' })

    expect(between.depositState).toBe('awaited')
    expect(await payload().findByID({ collection: 'projects', id: second.projectId ?? '', depth: 0 })).toMatchObject({
      state: 'framing',
    })
    expect(await readQuote(payload(), accepted.quote.id)).toMatchObject({ depositState: 'paid' })
    const numbers = [await invoice(first.invoiceId), await invoice(second.invoiceId)].map(
      ({ sequence, grossCents }) => ({ sequence, grossCents }),
    )
    expect(numbers).toEqual([
      { sequence: numbers[0]?.sequence, grossCents: 100_000 },
      { sequence: (numbers[0]?.sequence ?? 0) + 1, grossCents: 134_000 },
    ])
  })

  test('another form, once the deposit is paid, is refused', async () => {
    const accepted = await createAcceptedQuote(payload())
    await record(accepted)

    await expect(record(accepted, { idempotencyKey: 'another form' })).rejects.toMatchObject({
      code: 'payment.notAwaited',
    })
  })
})

describe('what is refused writes nothing', () => {
  test.each([
    ['more than the whole quote', { amountCents: 780_001 }, 'payment.amountOutOfRange'],
    ['nothing', { amountCents: 0 }, 'payment.amountOutOfRange'],
    ['a fraction of a cent', { amountCents: 100.5 }, 'payment.amountOutOfRange'],
    ['CMF D112-3: cash above 1 000 €', { method: 'cash' as const, amountCents: 100_001 }, 'payment.cashAboveLimit'],
    ['money of tomorrow', { receivedOn: '2026-11-25' }, 'payment.dateInFuture'],
  ])('%s', async (_, facts, code) => {
    const accepted = await createAcceptedQuote(payload())

    await expect(record(accepted, facts)).rejects.toMatchObject({ code })

    expect(await ofQuote('payments', accepted)).toBe(0)
    expect(await ofQuote('invoices', accepted)).toBe(0)
  })

  test('for a quote that nobody signed, and for one that does not exist', async () => {
    const sent = await createSentQuote(payload())

    await expect(record(sent, { amountCents: 100 })).rejects.toMatchObject({ code: 'payment.notAwaited' })
    await expect(record(sent, { quoteId: '01930000-0000-7000-8000-000000000000' })).rejects.toMatchObject({
      code: 'quote.unknown',
    })
  })

  test('for a signed quote that was cancelled since', async () => {
    const accepted = await createAcceptedQuote(payload())
    await moveQuote(await requestAs(payload()), { quoteId: accepted.quote.id, command: 'cancel' })

    await expect(record(accepted)).rejects.toMatchObject({ code: 'payment.notAwaited' })
  })

  test('I4: a legal mention that lacks is named, and no number is lost', async () => {
    const accepted = await createAcceptedQuote(payload())
    const before = await record(await createAcceptedQuote(payload()))
    await configureAgency(payload(), { billing: { mentions: [] } })
    try {
      await expect(record(accepted)).rejects.toMatchObject({
        code: 'invoice.notIssuable',
        data: { problems: [{ field: 'mentions.PMD' }, { field: 'mentions.PMT' }, { field: 'mentions.AAB' }] },
      })
    } finally {
      await configureAgency(payload())
    }

    expect(await ofQuote('payments', accepted)).toBe(0)
    const after = await record(accepted)
    expect((await invoice(after.invoiceId)).sequence).toBe(((await invoice(before.invoiceId)).sequence ?? 0) + 1)
  })
})

describe('a consumer’s project', () => {
  test('R44, R45: waits for the end of the withdrawal period though the deposit is paid', async () => {
    const accepted = await createAcceptedQuote(payload(), { kind: 'consumer' })

    const { projectId, invoiceId } = await record(accepted)

    expect(await payload().findByID({ collection: 'projects', id: projectId ?? '', depth: 0 })).toMatchObject({
      state: 'waiting',
      startedOn: null,
      withdrawalEndsOn: '2026-12-08',
    })
    expect(
      issuedContent(await invoice(invoiceId))
        .mentions.map(({ text }) => text)
        .join(' '),
    ).not.toContain('40 €')
  })
})

test('I1, R9: money that came last year is invoiced on the day it is recorded, in that year’s series', async () => {
  const accepted = await createAcceptedQuote(payload())
  clock.now = new Date('2026-12-31T23:30:00Z')
  try {
    const { invoiceId, invoiceNumber } = await record(accepted, { receivedOn: '2026-12-31' })
    expect(invoiceNumber).toBe('FA-2027-0001')
    expect(issuedContent(await invoice(invoiceId))).toMatchObject({
      issuedOn: civilDate('2027-01-01'),
      suppliedOn: civilDate('2026-12-31'),
    })
  } finally {
    clock.now = testNow
  }
})

test('I1: two kinds of document cannot share a series', async () => {
  await expect(
    payload().updateGlobal({ slug: 'billing', data: { quotePrefix: 'TU', invoicePrefix: 'TU' } }),
  ).rejects.toThrow(/ne sont pas valid/)
})
