import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Invoice, Payment } from '@/payload-types'
import { draftCreditNote } from '@/services/invoices/draftCreditNote'
import { issueDraft } from '@/services/invoices/issueDraft'
import { recordPayment, type ReceivedMoney } from '@/services/payments/recordPayment'
import { recordInvoiceRefund, type GivenBack } from '@/services/payments/recordRefund'
import { useCredit as payWithCredit } from '@/services/payments/useCredit'

import { configureAgency } from '../../factories/agency'
import {
  createBilledClient,
  createInvoiceDraft,
  createIssuedInvoice,
  invoiceLine,
  readInvoiceRow as readInvoice,
} from '../../factories/invoices'
import { asLoggedIn, createStaff, requestAs, staffHeaders } from '../../factories/people'
import { bootPayload, testNow, type BootedPayload } from '../../support/payload'

let booted: BootedPayload
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload({ ports: { now: () => testNow } })
  await configureAgency(payload())
})
afterAll(() => booted.close())

let forms = 0

/** All that is due on the invoice, come by transfer yesterday, in a form of its own, unless said otherwise. */
function money(invoice: Invoice, facts: Partial<ReceivedMoney> = {}): ReceivedMoney {
  forms += 1
  return {
    invoiceId: invoice.id,
    amountCents: invoice.balanceCents ?? 0,
    receivedOn: '2026-11-23',
    method: 'transfer',
    allocations: [{ invoiceId: invoice.id, amountCents: facts.amountCents ?? invoice.balanceCents ?? 0 }],
    allowsCredit: false,
    reference: null,
    note: null,
    idempotencyKey: `form-${forms}`,
    ...facts,
  }
}

async function record(invoice: Invoice, facts: Partial<ReceivedMoney> = {}) {
  return recordPayment(await requestAs(payload()), money(invoice, facts))
}

/** The invoice paid with so much more than it asks for. */
async function overpay(invoice: Invoice, creditCents: number): Promise<void> {
  const amountCents = (invoice.balanceCents ?? 0) + creditCents
  await record(invoice, { amountCents, allocations: whole(invoice), allowsCredit: true })
}

function whole({ id, balanceCents }: Invoice): ReceivedMoney['allocations'] {
  return [{ invoiceId: id, amountCents: balanceCents ?? 0 }]
}

async function rowsOf({ id }: Pick<Invoice, 'id'>): Promise<Payment[]> {
  const { docs } = await payload().find({
    collection: 'payments',
    where: { invoice: { equals: id } },
    sort: 'createdAt',
    depth: 0,
    pagination: false,
  })
  return docs
}

describe('P5: one transfer for one invoice', () => {
  test('pays it, says by whom it was recorded, and owes its receipt and the mail', async () => {
    const invoice = await createIssuedInvoice(payload())
    const accountant = await createStaff(payload(), { role: 'accountant' })

    const { payments } = await recordPayment(
      await requestAs(payload(), asLoggedIn(accountant)),
      money(invoice, { note: 'Vu sur le relevé' }),
    )

    expect(await readInvoice(payload(), invoice.id)).toMatchObject({
      state: 'paid',
      paidCents: 120_000,
      balanceCents: 0,
    })
    const [row] = await rowsOf(invoice)
    expect(row).toMatchObject({
      id: payments[0]?.paymentId,
      state: 'succeeded',
      kind: 'payment',
      amountCents: 120_000,
      method: 'transfer',
      receivedOn: '2026-11-23',
      reference: invoice.paymentReference,
      recordedBy: accountant.id,
      note: 'Vu sur le relevé',
    })
    const mails = await payload().find({
      collection: 'messages',
      where: { purpose: { equals: `payment-received:${row?.id ?? ''}` } },
      depth: 0,
    })
    expect(mails.docs).toMatchObject([
      { template: 'payment-received', state: 'queued', isHeld: true, invoice: invoice.id },
    ])
    const jobs = await payload().find({ collection: 'payload-jobs', where: { 'input.id': { equals: row?.id } } })
    expect(jobs.docs).toMatchObject([{ taskSlug: 'render-document', input: { kind: 'receipt' } }])
  })

  test('in part leaves the rest due', async () => {
    const invoice = await createIssuedInvoice(payload())

    await record(invoice, { amountCents: 50_000 })

    expect(await readInvoice(payload(), invoice.id)).toMatchObject({ state: 'partially-paid', balanceCents: 70_000 })
  })
})

describe('P4: one transfer for several invoices', () => {
  test('is split as asked, a row for each, told to be one', async () => {
    const client = await createBilledClient(payload())
    const first = await createIssuedInvoice(payload(), { client })
    const second = await createIssuedInvoice(payload(), { client, lines: [invoiceLine({ quantityMilli: 1_000 })] })
    const allocations = [
      { invoiceId: first.id, amountCents: 90_000 },
      { invoiceId: second.id, amountCents: 60_000 },
    ]

    const { batch } = await record(first, { amountCents: 150_000, allocations })

    expect(await readInvoice(payload(), first.id)).toMatchObject({ state: 'partially-paid', balanceCents: 30_000 })
    expect(await readInvoice(payload(), second.id)).toMatchObject({ state: 'paid', balanceCents: 0 })
    const rows = [...(await rowsOf(first)), ...(await rowsOf(second))]
    expect(rows.map((row) => [row.amountCents, row.batch])).toEqual([
      [90_000, batch],
      [60_000, batch],
    ])
  })

  test('pays the oldest due first when nobody says', async () => {
    const client = await createBilledClient(payload())
    const later = await createIssuedInvoice(payload(), { client, dueOn: '2026-12-24' })
    const sooner = await createIssuedInvoice(payload(), { client, dueOn: '2026-12-01' })

    await record(later, { amountCents: 150_000, allocations: null })

    expect(await readInvoice(payload(), sooner.id)).toMatchObject({ state: 'paid' })
    expect(await readInvoice(payload(), later.id)).toMatchObject({ balanceCents: 90_000 })
  })

  test('never pays another client’s', async () => {
    const mine = await createIssuedInvoice(payload())
    const theirs = await createIssuedInvoice(payload())
    const allocations = [{ invoiceId: theirs.id, amountCents: 120_000 }]

    await expect(record(mine, { allocations })).rejects.toMatchObject({ code: 'payment.otherClient' })

    expect(await rowsOf(theirs)).toEqual([])
  })
})

describe('recording twice', () => {
  test('a double click gives one payment and the same answer', async () => {
    const invoice = await createIssuedInvoice(payload())
    const form = { idempotencyKey: 'the same form', amountCents: 50_000 }

    const [first, second] = await Promise.all([record(invoice, form), record(invoice, form)])

    expect(second).toEqual(first)
    expect(await rowsOf(invoice)).toHaveLength(1)
  })

  test('ten people at once pay an invoice once', async () => {
    const invoice = await createIssuedInvoice(payload())

    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => record(invoice)))

    const refusals = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [answer.reason as { code: string }] : [],
    )
    expect(refusals.map(({ code }) => code)).toEqual(Array.from({ length: 9 }, () => 'payment.overAllocated'))
    expect(await rowsOf(invoice)).toHaveLength(1)
    expect(await readInvoice(payload(), invoice.id)).toMatchObject({ state: 'paid', paidCents: 120_000 })
  })

  test('two crossing splits over the same invoices do not wait for each other for ever', async () => {
    const client = await createBilledClient(payload())
    const one = await createIssuedInvoice(payload(), { client })
    const two = await createIssuedInvoice(payload(), { client })
    const parts = [one, two].map(({ id }) => ({ invoiceId: id, amountCents: 10_000 }))

    await Promise.all([
      record(one, { amountCents: 20_000, allocations: parts }),
      record(two, { amountCents: 20_000, allocations: parts.toReversed() }),
    ])

    for (const { id } of [one, two]) expect(await readInvoice(payload(), id)).toMatchObject({ balanceCents: 100_000 })
  })
})

describe('P4: more than is due', () => {
  test('is refused unless asked for, and then is the client’s credit', async () => {
    const invoice = await createIssuedInvoice(payload())
    const more = { amountCents: 125_000, allocations: whole(invoice) }

    await expect(record(invoice, more)).rejects.toMatchObject({
      code: 'payment.moreThanDue',
      data: { creditCents: 5_000 },
    })
    await record(invoice, { ...more, allowsCredit: true })

    expect(await readInvoice(payload(), invoice.id)).toMatchObject({ state: 'paid', balanceCents: -5_000 })
    expect((await rowsOf(invoice)).map((row) => row.amountCents)).toEqual([125_000])
  })

  test('pays another invoice of the client: money back there, money in here, in one batch', async () => {
    const client = await createBilledClient(payload())
    const source = await createIssuedInvoice(payload(), { client })
    const target = await createIssuedInvoice(payload(), { client })
    await overpay(source, 30_000)
    const used = { invoiceId: target.id, amountCents: null, idempotencyKey: 'credit form' }

    const answers = await Promise.all([
      payWithCredit(await requestAs(payload()), used),
      payWithCredit(await requestAs(payload()), used),
    ])

    expect(answers).toEqual([{ amountCents: 30_000 }, { amountCents: 30_000 }])
    expect(await readInvoice(payload(), source.id)).toMatchObject({ state: 'paid', balanceCents: 0 })
    expect(await readInvoice(payload(), target.id)).toMatchObject({ state: 'partially-paid', balanceCents: 90_000 })
    const [back] = (await rowsOf(source)).filter(({ kind }) => kind === 'refund')
    const [came] = await rowsOf(target)
    expect(back).toMatchObject({ method: 'client-credit', amountCents: 30_000, receivedOn: '2026-11-24' })
    expect(came).toMatchObject({ method: 'client-credit', amountCents: 30_000, batch: back?.batch })
  })

  test('is never used twice, nor beyond what is due', async () => {
    const client = await createBilledClient(payload())
    const source = await createIssuedInvoice(payload(), { client })
    const targets = [await createIssuedInvoice(payload(), { client }), await createIssuedInvoice(payload(), { client })]
    await overpay(source, 10_000)

    const answers = await Promise.allSettled(
      targets.map(async ({ id }) =>
        payWithCredit(await requestAs(payload()), {
          invoiceId: id,
          amountCents: 10_000,
          idempotencyKey: `credit of ${id}`,
        }),
      ),
    )

    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await readInvoice(payload(), source.id)).toMatchObject({ balanceCents: 0 })
  })

  test('without any, is refused', async () => {
    const invoice = await createIssuedInvoice(payload())
    const used = { invoiceId: invoice.id, amountCents: null, idempotencyKey: 'no credit' }

    await expect(payWithCredit(await requestAs(payload()), used)).rejects.toMatchObject({ code: 'payment.noCredit' })
  })
})

describe('P4: money given back by hand', () => {
  const back = (invoice: Invoice, facts: Partial<GivenBack> = {}): GivenBack => ({
    invoiceId: invoice.id,
    amountCents: 20_000,
    refundedOn: '2026-11-24',
    method: 'transfer',
    reference: 'VIR 42',
    note: null,
    idempotencyKey: 'refund form',
    ...facts,
  })

  test('is at most the credit, and once', async () => {
    const invoice = await createIssuedInvoice(payload())
    await overpay(invoice, 20_000)
    const [payment] = await rowsOf(invoice)

    await expect(
      recordInvoiceRefund(await requestAs(payload()), back(invoice, { amountCents: 20_001 })),
    ).rejects.toMatchObject({ code: 'payment.moreThanCredit', data: { creditCents: 20_000 } })
    const answers = await Promise.all([
      recordInvoiceRefund(await requestAs(payload()), back(invoice)),
      recordInvoiceRefund(await requestAs(payload()), back(invoice)),
    ])

    expect(answers[1]).toEqual(answers[0])
    expect(await readInvoice(payload(), invoice.id)).toMatchObject({
      state: 'paid',
      balanceCents: 0,
      paidCents: 120_000,
    })
    expect((await rowsOf(invoice)).at(-1)).toMatchObject({ kind: 'refund', refundOf: payment?.id, reference: 'VIR 42' })
  })

  test('R22: follows the credit note of a paid invoice', async () => {
    const invoice = await createIssuedInvoice(payload())
    await record(invoice)
    const req = await requestAs(payload())
    const noteId = await draftCreditNote(req, { invoiceId: invoice.id, scope: { kind: 'full' }, reason: 'Annulation' })
    await issueDraft(req, noteId)

    await recordInvoiceRefund(await requestAs(payload()), back(invoice, { amountCents: 120_000 }))

    expect(await readInvoice(payload(), invoice.id)).toMatchObject({
      state: 'cancelled',
      balanceCents: 0,
      paidCents: 0,
    })
    await expect(record({ ...invoice, id: noteId }, { amountCents: 100 })).rejects.toMatchObject({
      code: 'payment.creditNote',
    })
  })
})

describe('what is refused writes nothing', () => {
  test.each([
    ['money of tomorrow', { receivedOn: '2026-11-25' }, 'payment.dateInFuture'],
    ['nothing', { amountCents: 0 }, 'payment.notPositive'],
    ['a fraction of a cent', { amountCents: 100.5 }, 'payment.notPositive'],
    ['CMF D112-3: cash above 1 000 €', { method: 'cash' as const }, 'payment.cashAboveLimit'],
  ])('%s', async (_, facts, code) => {
    const invoice = await createIssuedInvoice(payload())

    await expect(record(invoice, facts)).rejects.toMatchObject({ code })

    expect(await rowsOf(invoice)).toEqual([])
  })

  test('CMF D112-3: cash that passes the limit in several times', async () => {
    const invoice = await createIssuedInvoice(payload())
    await record(invoice, { method: 'cash', amountCents: 100_000 })

    await expect(record(invoice, { method: 'cash', amountCents: 1 })).rejects.toMatchObject({
      code: 'payment.cashAboveLimit',
    })
  })

  test('a draft, and an invoice that does not exist', async () => {
    const draft = await readInvoice(payload(), await createInvoiceDraft(payload()))

    await expect(record(draft, { amountCents: 100 })).rejects.toMatchObject({ code: 'invoice.notAllowed' })
    await expect(
      record({ ...draft, id: '01930000-0000-7000-8000-000000000000' }, { amountCents: 100 }),
    ).rejects.toMatchObject({ code: 'invoice.unknown' })
  })
})

describe('POST /api/invoices/:id/…', () => {
  test('payments, use-credit and refunds are for those who keep the books', async () => {
    const client = await createBilledClient(payload())
    const invoice = await createIssuedInvoice(payload(), { client })
    const other = await createIssuedInvoice(payload(), { client })
    const accountant = await staffHeaders(booted, await createStaff(payload(), { role: 'accountant' }))
    const viewer = await staffHeaders(booted, await createStaff(payload(), { role: 'viewer' }))
    const post = async (headers: Record<string, string>, path: string, body: unknown) =>
      booted.send(`/api/invoices/${path}`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    const payment = {
      amountCents: 130_000,
      receivedOn: '2026-11-24',
      method: 'cheque',
      allocations: [{ invoiceId: invoice.id, amountCents: 120_000 }],
      allowsCredit: true,
      idempotencyKey: 'http form',
    }
    const refund = { amountCents: 4_000, refundedOn: '2026-11-24', method: 'cheque', idempotencyKey: 'http refund' }

    expect((await post(viewer, `${invoice.id}/payments`, payment)).status).toBe(404)
    expect((await post(accountant, `${invoice.id}/payments`, { ...payment, method: 'gold' })).status).toBe(400)
    expect((await post(accountant, `${invoice.id}/payments`, payment)).status).toBe(200)
    const used = await post(accountant, `${other.id}/use-credit`, { amountCents: 6_000, idempotencyKey: 'http credit' })
    expect(await used.json()).toEqual({ amountCents: 6_000 })
    expect((await post(accountant, `${invoice.id}/refunds`, refund)).status).toBe(200)
    expect(await readInvoice(payload(), invoice.id)).toMatchObject({ balanceCents: 0 })
    const refused = await post(accountant, `${invoice.id}/refunds`, { ...refund, idempotencyKey: 'another one' })
    expect(await refused.json()).toMatchObject({ errors: [{ message: 'Le montant dépasse l’avoir du client.' }] })
  })
})
