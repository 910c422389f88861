import { sql } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { OpenInvoiceView } from '@/contracts/pay'
import { databaseOf } from '@/database/database'
import { idOf } from '@/database/ids'
import { inTransaction } from '@/database/transaction'
import { civilDate } from '@/domain/dates/civilDate'
import type { InvoiceContent } from '@/domain/invoices/content'
import { creditNoteContent } from '@/domain/invoices/creditNote'
import type { Numbering } from '@/domain/invoices/draftContent'
import { transferReference } from '@/domain/payments/transferReference'
import { printFrozen } from '@/jobs/renderDocument'
import type { Invoice, Payment, PayloadJob } from '@/payload-types'
import { readFrozenDocument } from '@/services/documents/frozenDocument'
import { readPdf } from '@/services/documents/readPdf'
import { renderMissing } from '@/services/documents/renderMissing'
import { storePdf } from '@/services/documents/storePdf'
import { issueInvoice } from '@/services/invoices/issue'
import { invoiceToken, invoiceUrl, newInvoiceLink } from '@/services/invoices/link'
import { linkedInvoicePdf, linkedReceiptPdf } from '@/services/invoices/linkedFiles'
import { openInvoice } from '@/services/invoices/open'
import { settleInvoice } from '@/services/invoices/settle'
import { oweMessage } from '@/services/messages/owe'
import { releaseMessages } from '@/services/messages/release'
import { recordDeposit } from '@/services/payments/recordDeposit'

import { configureAgency } from '../../factories/agency'
import { finalInvoiceContentFixture } from '../../factories/invoiceContent'
import { asLoggedIn, createClient, createContact, createStaff, requestAs } from '../../factories/people'
import { createAcceptedQuote } from '../../factories/quotes'
import { bootPayload, testNow, type BootedPayload } from '../../support/payload'

const clock = { now: testNow }
let booted: BootedPayload
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload({ ports: { now: () => clock.now } })
  await configureAgency(payload())
})
afterAll(() => booted.close())

type Linked = { invoice: Invoice; token: string; content: InvoiceContent }

/** A final invoice that is out, with its link and its PDF, due on 24 December 2026 unless said otherwise. */
async function issue(facts: Partial<InvoiceContent> = {}): Promise<Linked> {
  const req = await requestAs(payload())
  const client = await createClient(payload())
  const content = finalInvoiceContentFixture({ dueOn: civilDate('2026-12-24'), ...facts })
  const { kind, language, currency, dueOn, suppliedOn, grossCents, prepaidCents } = content
  const draft = await payload().create({
    collection: 'invoices',
    data: {
      state: 'draft',
      client: client.id,
      kind,
      language,
      currency,
      dueOn,
      suppliedOn,
      lines: content.lines.map(({ label, unit, quantityMilli, unitPriceCents, discountBp, vatRateBp, vatCategory }) => {
        return { label, unit, quantityMilli, unitPriceCents, discountBp, vatRateBp, vatCategory }
      }),
      documentDiscountBp: 300,
      grossCents,
      prepaidCents,
    },
    depth: 0,
  })
  const issued = await issueInvoice(req, {
    invoiceId: draft.id,
    contentFor: (numbering) => ({
      ...content,
      ...numbering,
      paymentReference: transferReference('invoice', numbering.number),
    }),
  })
  await storePdf(req, { kind: 'invoice', id: draft.id, bytes: new TextEncoder().encode(`%PDF-1.7\n% ${draft.id}`) })
  return { ...(await link(draft.id)), content: issued }
}

async function link(id: string): Promise<{ invoice: Invoice; token: string }> {
  const data = newInvoiceLink(payload().secret, id)
  const invoice = await payload().update({ collection: 'invoices', id, data, depth: 0 })
  return { invoice, token: invoiceToken(payload().secret, id, data.linkNonce) }
}

let payments = 0

/** A row of money as the verbs write it, and the invoice settled after it. */
async function pay({ invoice }: Pick<Linked, 'invoice'>, facts: Partial<Payment> = {}): Promise<Payment> {
  payments += 1
  return inTransaction(await requestAs(payload()), async (req) => {
    const { client, refundOf, ...rest } = facts
    const payment = await payload().create({
      collection: 'payments',
      data: {
        state: 'succeeded',
        kind: 'payment',
        amountCents: 100_000,
        currency: 'EUR',
        method: 'card',
        receivedOn: '2026-11-24',
        client: client ?? invoice.client,
        invoice: invoice.id,
        provider: 'stripe',
        providerId: `pi_${payments}`,
        ...(refundOf ? { refundOf } : {}),
        ...rest,
      },
      depth: 0,
      req,
    })
    await settleInvoice(req, invoice.id)
    return payment
  })
}

/** The credit note of all that is left of an invoice, issued and linked. */
async function credit({ invoice, content }: Linked): Promise<Linked> {
  const req = await requestAs(payload())
  const contentFor = (numbering: Numbering): InvoiceContent =>
    creditNoteContent({
      numbering,
      invoice: content,
      earlierCreditNotes: [],
      scope: { kind: 'full' },
      wording: { lineLabel: 'Avoir', unit: 'forfait' },
      reason: 'Annulation',
      mentions: content.mentions,
      seller: content.seller,
      client: content.client,
    })
  const { grossCents } = contentFor({ number: 'AV-0000-0001', issuedOn: content.issuedOn })
  const draft = await payload().create({
    collection: 'invoices',
    data: {
      state: 'draft',
      client: invoice.client,
      kind: 'credit-note',
      language: 'fr',
      corrects: invoice.id,
      grossCents,
    },
    depth: 0,
  })
  const issued = await issueInvoice(req, { invoiceId: draft.id, contentFor })
  await inTransaction(req, () => settleInvoice(req, invoice.id))
  return { ...(await link(draft.id)), content: issued }
}

async function open(token: string, now = testNow): Promise<OpenInvoiceView> {
  const view = await openInvoice(payload(), { token, now })
  if (!view) throw new Error('The link opens nothing')
  return view
}

/** The mail that tells of a payment, held until its receipt is there. */
async function oweReceipt({ id: paymentId, invoice }: Payment): Promise<string> {
  return oweMessage(await requestAs(payload()), {
    template: 'payment-received',
    language: 'fr',
    to: { name: null, address: 'compta@maison-verrier.example' },
    purpose: `payment-received:${paymentId}`,
    data: { paymentId },
    isHeld: true,
    invoiceId: idOf(invoice ?? ''),
  })
}

async function isHeld(messageId: string): Promise<boolean | null | undefined> {
  return (await payload().findByID({ collection: 'messages', id: messageId, depth: 0 })).isHeld
}

async function jobsOf({ id }: Payment): Promise<PayloadJob[]> {
  return (await payload().find({ collection: 'payload-jobs', where: { 'input.id': { equals: id } }, depth: 0 })).docs
}

async function printReceipt(payment: Payment): Promise<void> {
  const req = await requestAs(payload())
  const name = { kind: 'receipt', id: payment.id } as const
  await storePdf(req, { ...name, bytes: await printFrozen(payload(), await readFrozenDocument(req, name), payment.id) })
}

describe('I9: the link of an invoice', () => {
  test('opens it: what it says, what is due, its PDF and the transfer with its code (P5)', async () => {
    const { token, content } = await issue()

    const view = await open(token)

    expect(view).toMatchObject({
      content,
      state: 'due',
      paidCents: 0,
      creditedCents: 0,
      dueCents: content.payableCents,
      payments: [],
      online: [],
      pdfUrl: `/facture/${token}/pdf`,
      contactEmail: content.seller.email,
      transfer: { iban: content.seller.iban, reference: content.paymentReference, amountCents: content.payableCents },
    })
    expect(view.transfer?.epcQrSvg).toContain('<svg')
  })

  test('is its address, from the secret, the invoice and the nonce; the row keeps the hash only', async () => {
    const { invoice, token } = await issue()
    const address = invoiceUrl(payload(), { invoiceId: invoice.id, linkNonce: invoice.linkNonce ?? '' })

    expect(address).toBe(`${payload().config.serverURL}/facture/${token}`)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(invoice)).not.toContain(token)
  })

  test('opens nothing once it is renewed, for a wrong token, and for the token of a quote', async () => {
    const { invoice, token } = await issue()
    const quote = await createAcceptedQuote(payload())

    const renewed = await link(invoice.id)

    const opened = [token, 'x'.repeat(43), quote.token].map((tried) =>
      openInvoice(payload(), { token: tried, now: testNow }),
    )
    expect(await Promise.all(opened)).toEqual([null, null, null])
    expect((await open(renewed.token)).content.number).toBe(invoice.number)
  })

  test('of a draft opens nothing', async () => {
    const { client } = await createAcceptedQuote(payload())
    const draft = await payload().create({
      collection: 'invoices',
      data: { state: 'draft', client, kind: 'standard', language: 'fr' },
    })
    const { token } = await link(draft.id)
    expect(await openInvoice(payload(), { token, now: testNow })).toBeNull()
  })
})

describe('how an invoice stands', () => {
  test('due until the end of its due date in Paris, overdue from the next day', async () => {
    const { token } = await issue()

    expect((await open(token, new Date('2026-12-24T22:59:00Z'))).state).toBe('due')
    expect((await open(token, new Date('2026-12-24T23:01:00Z'))).state).toBe('overdue')
  })

  test('P4: a debit on its way is processing, is not asked for again, and is due again once it failed', async () => {
    const { invoice, token, content } = await issue()
    const debit = await pay(
      { invoice },
      {
        state: 'pending',
        method: 'sepa-debit',
        receivedOn: null,
        amountCents: content.payableCents,
      },
    )

    expect(await open(token)).toMatchObject({
      state: 'processing',
      dueCents: 0,
      transfer: null,
      payments: [{ id: debit.id, state: 'pending', on: '2026-11-24', method: 'sepa-debit', receiptUrl: null }],
    })

    await payload().update({ collection: 'payments', id: debit.id, data: { state: 'failed' } })
    expect(await open(token)).toMatchObject({
      state: 'due',
      dueCents: content.payableCents,
      payments: [{ state: 'failed' }],
    })
  })

  test('paid in part: the rest is due, and the transfer asks for the rest', async () => {
    const { invoice, token, content } = await issue()
    await pay({ invoice }, { amountCents: 40_000 })

    const left = content.payableCents - 40_000
    expect(await open(token)).toMatchObject({
      state: 'due',
      paidCents: 40_000,
      dueCents: left,
      transfer: { amountCents: left },
    })
  })

  test('P4: paid twice over, nothing is due', async () => {
    const { invoice, token, content } = await issue()
    await pay({ invoice }, { amountCents: content.payableCents })
    await pay({ invoice }, { amountCents: content.payableCents })

    expect(await open(token)).toMatchObject({ state: 'paid', dueCents: 0, transfer: null, online: [] })
  })

  test('P3: money that is held for review, and a page that expired, are not shown and count for nothing', async () => {
    const { invoice, token, content } = await issue()
    await pay({ invoice }, { state: 'held', amountCents: content.payableCents })
    await pay({ invoice }, { state: 'expired', amountCents: content.payableCents })

    expect(await open(token)).toMatchObject({ state: 'due', dueCents: content.payableCents, payments: [] })
  })

  test('a contested payment is due again, and shown as contested', async () => {
    const { invoice, token, content } = await issue()
    await pay({ invoice }, { state: 'disputed', amountCents: content.payableCents })

    expect(await open(token)).toMatchObject({
      state: 'due',
      dueCents: content.payableCents,
      payments: [{ state: 'disputed' }],
    })
  })

  test('I6: cancelled by its credit note, refunded once the money went back; the credit note asks for nothing', async () => {
    const linked = await issue()
    const payment = await pay(linked, { amountCents: linked.content.payableCents })
    const note = await credit(linked)

    expect(await open(linked.token)).toMatchObject({
      state: 'cancelled',
      dueCents: 0,
      creditedCents: note.content.grossCents,
    })
    expect(await open(note.token)).toMatchObject({ state: 'credit-note', dueCents: 0, transfer: null, online: [] })

    await pay(linked, { kind: 'refund', refundOf: payment.id, amountCents: linked.content.payableCents })
    expect(await open(linked.token)).toMatchObject({
      state: 'refunded',
      payments: [{ kind: 'payment' }, { kind: 'refund', state: 'succeeded' }],
    })
  })

  test('a paid deposit invoice is paid, with its payment', async () => {
    const accepted = await createAcceptedQuote(payload())
    const { invoiceId } = await recordDeposit(await requestAs(payload()), {
      quoteId: accepted.quote.id,
      amountCents: accepted.quote.depositCents ?? 0,
      receivedOn: '2026-11-23',
      method: 'transfer',
      reference: null,
      note: null,
      idempotencyKey: 'the form that was shown',
    })
    const { token } = await link(invoiceId)

    expect(await open(token)).toMatchObject({
      state: 'paid',
      dueCents: 0,
      pdfUrl: null,
      payments: [{ kind: 'payment', state: 'succeeded', on: '2026-11-23', method: 'transfer' }],
    })
  })

  test('without its PDF it is in preparation, and can be paid all the same', async () => {
    const { invoice } = await issue()
    const req = await requestAs(payload())
    const draft = await payload().create({
      collection: 'invoices',
      data: { state: 'draft', client: invoice.client, kind: 'final', language: 'fr' },
    })
    await issueInvoice(req, {
      invoiceId: draft.id,
      contentFor: (numbering) => ({ ...finalInvoiceContentFixture(), ...numbering }),
    })
    const { token } = await link(draft.id)

    const view = await open(token)
    expect(view).toMatchObject({ state: 'preparing', pdfUrl: null })
    expect(view.transfer?.amountCents).toBe(view.dueCents)
    expect(await linkedInvoicePdf(payload(), token)).toBeNull()
  })
})

describe('the files behind the link', () => {
  test('I7: the invoice’s PDF, byte for byte, under its number', async () => {
    const { invoice, token } = await issue()

    const pdf = await linkedInvoicePdf(payload(), token)

    expect(pdf?.filename).toBe(`${invoice.number}.pdf`)
    expect(new TextDecoder().decode(pdf?.bytes)).toContain(invoice.id)
  })

  test('I9: a receipt once it is printed, of a payment of this invoice only', async () => {
    const [mine, other] = [await issue(), await issue()]
    const payment = await pay(mine, { amountCents: 40_000 })
    const foreign = await pay(other, { amountCents: 40_000 })
    expect(await linkedReceiptPdf(payload(), { token: mine.token, paymentId: payment.id })).toBeNull()

    await printReceipt(payment)
    await printReceipt(foreign)

    const receipt = await linkedReceiptPdf(payload(), { token: mine.token, paymentId: payment.id })
    expect(receipt?.filename).toBe(`recu-${mine.content.number}-2026-11-24.pdf`)
    expect((await open(mine.token)).payments).toMatchObject([
      { receiptUrl: `/facture/${mine.token}/recu/${payment.id}` },
    ])
    expect(await linkedReceiptPdf(payload(), { token: mine.token, paymentId: foreign.id })).toBeNull()
    expect(await linkedReceiptPdf(payload(), { token: 'x'.repeat(43), paymentId: payment.id })).toBeNull()
    expect(await linkedReceiptPdf(payload(), { token: mine.token, paymentId: 'not an id' })).toBeNull()
  })

  test('I9: a receipt is stored once; a second printing changes nothing', async () => {
    const linked = await issue()
    const payment = await pay(linked)
    await printReceipt(payment)
    const first = await linkedReceiptPdf(payload(), { token: linked.token, paymentId: payment.id })

    await storePdf(await requestAs(payload()), { kind: 'receipt', id: payment.id, bytes: new Uint8Array([1, 2, 3]) })

    expect(await linkedReceiptPdf(payload(), { token: linked.token, paymentId: payment.id })).toEqual(first)
  })

  test('I9: a receipt says what was left on its day, whatever came since', async () => {
    const linked = await issue()
    const first = await pay(linked, { amountCents: 40_000, receivedOn: '2026-11-20' })
    const second = await pay(linked, { amountCents: 25_000, receivedOn: '2026-11-23' })
    const req = await requestAs(payload())

    const left = async ({ id }: Payment): Promise<number> => {
      const document = await readFrozenDocument(req, { kind: 'receipt', id })
      return document.kind === 'receipt' ? document.content.leftCents : Number.NaN
    }

    expect(await left(first)).toBe(linked.content.payableCents - 40_000)
    expect(await left(second)).toBe(linked.content.payableCents - 65_000)
  })

  test('Q1: the mail that a payment came waits for that payment’s receipt, not for the invoice’s PDF', async () => {
    const linked = await issue()
    const [payment, later] = [await pay(linked), await pay(linked)]
    const req = await requestAs(payload())
    const [mail, other] = [await oweReceipt(payment), await oweReceipt(later)]
    await releaseMessages(req, { invoiceId: linked.invoice.id })
    expect(await isHeld(mail)).toBe(true)

    await printReceipt(payment)

    expect([await isHeld(mail), await isHeld(other)]).toEqual([false, true])
  })

  test('I9: recorded money queues its receipt; one whose job failed for good is queued again', async () => {
    const payment = await pay(await issue())
    const [job] = await jobsOf(payment)
    expect(job).toMatchObject({ taskSlug: 'render-document', queue: 'pdf', input: { kind: 'receipt', id: payment.id } })
    clock.now = new Date(Date.parse(payment.createdAt) + 10 * 60_000)
    try {
      await renderMissing(await requestAs(payload()))
      expect(await jobsOf(payment)).toHaveLength(1)

      await databaseOf(payload()).drizzle.execute(sql`UPDATE payload_jobs SET has_error = true WHERE id = ${job?.id}`)
      await renderMissing(await requestAs(payload()))
      await renderMissing(await requestAs(payload()))
      expect(await jobsOf(payment)).toHaveLength(2)
    } finally {
      clock.now = testNow
    }
  })

  test('C2: staff read a receipt by its payment, nobody else does', async () => {
    const payment = await pay(await issue())
    await printReceipt(payment)
    const accountant = await createStaff(payload(), { role: 'accountant' })
    const otherClient = await createClient(payload())
    const contact = await createContact(payload(), { client: otherClient.id, rights: ['billing', 'read'] })
    const staff = await requestAs(payload(), asLoggedIn(accountant))
    const stranger = await requestAs(payload(), asLoggedIn(contact))
    expect(await readPdf(staff, { kind: 'receipt', id: payment.id })).not.toBeNull()
    expect(await readPdf(stranger, { kind: 'receipt', id: payment.id })).toBeNull()
  })
})
