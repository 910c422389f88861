import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { inTransaction } from '@/database/transaction'
import { ciiXml } from '@/integrations/facturx/ciiXml'
import type { Invoice, Message } from '@/payload-types'
import { sha256 } from '@/services/digest'
import { creditInvoice } from '@/services/invoices/creditInvoice'
import { draftCreditNote } from '@/services/invoices/draftCreditNote'
import { draftMilestone } from '@/services/invoices/draftMilestone'
import { draftSigned } from '@/services/invoices/draftSigned'
import { moveQuote } from '@/services/quotes/reopen'
import { duplicateInvoice } from '@/services/invoices/duplicate'
import { issueDraft } from '@/services/invoices/issueDraft'
import { readIssueFacts } from '@/services/invoices/issueFacts'
import { issuedContent } from '@/services/invoices/issuedContent'
import { invoiceToken } from '@/services/invoices/link'
import { invoiceLinkForStaff } from '@/services/invoices/linkForStaff'
import { previewInvoice } from '@/services/invoices/preview'
import { writeOffInvoice } from '@/services/invoices/writeOff'
import { recordDeposit } from '@/services/payments/recordDeposit'

import { configureAgency } from '../../factories/agency'
import {
  createInvoiceDraft,
  createIssuedInvoice,
  invoiceLine,
  payInvoice,
  readInvoiceRow,
} from '../../factories/invoices'
import { createClient, requestAs } from '../../factories/people'
import { createAcceptedQuote, createSentQuote, quoteLine, type Sent } from '../../factories/quotes'
import { bootPayload, testPorts, type BootedPayload } from '../../support/payload'

let booted: BootedPayload
/** What the schema finds in every XML, beyond what is true of it. */
const faults: string[] = []
const payload = (): BootedPayload['payload'] => booted.payload
const row = (id: string): Promise<Invoice> => readInvoiceRow(payload(), id)

beforeAll(async () => {
  const { electronicInvoices } = testPorts()
  booted = await bootPayload({
    env: { DATABASE_POOL_MAX: '20' },
    ports: {
      electronicInvoices: {
        ...electronicInvoices,
        problemsOf: async (xml) => [...(await electronicInvoices.problemsOf(xml)), ...faults],
      },
    },
  })
  await configureAgency(payload())
})
afterAll(() => booted.close())
beforeEach(() => {
  faults.length = 0
})

async function issue(id: string): Promise<Invoice> {
  await issueDraft(await requestAs(payload()), id)
  return row(id)
}

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'nothing refused',
    (error: unknown) => error,
  )
}

async function numbersGiven(): Promise<number> {
  return (await payload().count({ collection: 'invoices', where: { number: { exists: true } } })).totalDocs
}

async function mailsOf(invoiceId: string): Promise<Pick<Message, 'template' | 'toAddress' | 'state'>[]> {
  const { docs } = await payload().find({ collection: 'messages', where: { invoice: { equals: invoiceId } }, depth: 0 })
  return docs.map(({ template, toAddress, state }) => ({ template, toAddress, state }))
}

describe('a free invoice', () => {
  test('I2, I7, I9: gets its number, its frozen content, the hash of its XML, its link and a mail that waits for the PDF', async () => {
    const invoice = await issue(await createInvoiceDraft(payload()))

    const content = issuedContent(invoice)
    expect(invoice).toMatchObject({
      state: 'issued',
      number: 'FA-2026-0001',
      issuedOn: '2026-11-24',
      suppliedOn: '2026-11-24',
      dueOn: '2026-12-24',
      netCents: 100_000,
      vatCents: 20_000,
      grossCents: 120_000,
      balanceCents: 120_000,
    })
    expect(content).toMatchObject({ number: 'FA-2026-0001', kind: 'standard', payableCents: 120_000, preceding: [] })
    expect(invoice.xmlSha256).toBe(sha256(ciiXml(content)))
    expect(invoice.paymentReference).toBe(content.paymentReference)
    expect(invoice.tokenHash).toBe(
      sha256(invoiceToken(payload().secret, invoice.id, invoice.linkNonce ?? 'there is none')),
    )
    const [mail, ...others] = await mailsOf(invoice.id)
    expect(others).toEqual([])
    expect(mail).toMatchObject({
      template: 'invoice-sent',
      toAddress: expect.stringContaining('@maison-verrier.example'),
      state: 'queued',
    })
  })

  test('I9: its link is told to staff, that of a draft is refused', async () => {
    const draft = await createInvoiceDraft(payload())
    const req = await requestAs(payload())
    expect(await refusalOf(invoiceLinkForStaff(req, draft))).toMatchObject({ code: 'invoice.noLink' })
    await issue(draft)
    expect((await invoiceLinkForStaff(await requestAs(payload()), draft)).url).toMatch(/\/facture\/[\w-]{43}$/)
  })

  test('I4: all that it lacks is told at once, before and at its issue, and no number is taken', async () => {
    const client = await createClient(payload(), { siren: null, address: { line1: '', postalCode: '', city: '' } })
    const id = await createInvoiceDraft(payload(), { client: client.id, lines: [invoiceLine({ unit: '' })] })
    const before = await numbersGiven()

    const { problems } = await readIssueFacts(await requestAs(payload()), id)
    const refusal = await refusalOf(issue(id))

    expect(refusal).toMatchObject({ code: 'invoice.notIssuable', data: { problems } })
    expect(problems.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['client.siren', 'client.address.line1', 'client.address.city', 'lines.0.unit']),
    )
    expect([await numbersGiven(), (await row(id)).state]).toEqual([before, 'draft'])
  })

  test('I7: a fault of its XML leaves no number', async () => {
    const id = await createInvoiceDraft(payload())
    const before = await numbersGiven()
    faults.push('12: no such element')

    expect(await refusalOf(issue(id))).toMatchObject({
      code: 'invoice.notIssuable',
      data: { problems: [{ field: 'xml', code: '12: no such element' }] },
    })
    expect([await numbersGiven(), (await row(id)).tokenHash ?? null]).toEqual([before, null])
  })

  test('I1: the one after a refusal has the next number: there is no gap', async () => {
    const first = await createIssuedInvoice(payload())
    faults.push('1: no')
    await refusalOf(issue(await createInvoiceDraft(payload())))
    faults.length = 0
    const second = await createIssuedInvoice(payload())

    expect((second.sequence ?? 0) - (first.sequence ?? 0)).toBe(1)
  })

  test('I2: what is looked at before is what is issued, but for the number', async () => {
    const id = await createInvoiceDraft(payload(), { documentDiscountBp: 1_000, purchaseOrder: 'BC-42' })

    const { content: before } = await previewInvoice(await requestAs(payload()), id)
    const { number, paymentReference, ...after } = issuedContent(await issue(id))

    expect({ ...before, number, paymentReference }).toEqual({ ...after, number, paymentReference })
  })

  test('I2: is issued once, by two people at the same moment too', async () => {
    const id = await createInvoiceDraft(payload())

    const answers = await Promise.allSettled([issue(id), issue(id)])

    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('a total below zero is refused: money that goes back is a credit note', async () => {
    const id = await createInvoiceDraft(payload(), { lines: [invoiceLine({ unitPriceCents: -1_000 })] })
    expect(await refusalOf(issue(id))).toMatchObject({ code: 'invoice.negativeTotal' })
  })
})

/** The whole deposit of an accepted quote, 30 % of 7 800 €, has come. */
async function payDeposit({ quote }: Sent): Promise<Invoice> {
  const { invoiceId } = await recordDeposit(await requestAs(payload()), {
    quoteId: quote.id,
    amountCents: quote.depositCents ?? 0,
    receivedOn: '2026-11-23',
    method: 'transfer',
    reference: null,
    note: null,
    idempotencyKey: 'deposit form',
  })
  return row(invoiceId)
}

async function finalOf({ quote }: Sent): Promise<string> {
  return draftSigned(await requestAs(payload()), quote.id)
}

describe('the invoice of a signed quote', () => {
  test('I5, M7, R20: is a final one that deducts the paid deposit and names it', async () => {
    const accepted = await createAcceptedQuote(payload())
    const deposit = await payDeposit(accepted)

    const invoice = await issue(await finalOf(accepted))

    expect(issuedContent(invoice)).toMatchObject({
      kind: 'final',
      grossCents: 780_000,
      prepaidCents: 234_000,
      payableCents: 546_000,
      quote: { number: accepted.quote.number },
      preceding: [{ number: deposit.number, issuedOn: '2026-11-24', grossCents: 234_000 }],
    })
    expect(invoice).toMatchObject({
      state: 'issued',
      balanceCents: 546_000,
      prepaidCents: 234_000,
      grossCents: 780_000,
    })
    expect((await row(deposit.id)).deductedBy).toBe(invoice.id)
  })

  test('I5: is an ordinary one when no deposit was paid', async () => {
    const invoice = await issue(await finalOf(await createAcceptedQuote(payload(), { depositBp: 0 })))
    expect(issuedContent(invoice)).toMatchObject({ kind: 'standard', payableCents: 780_000, preceding: [] })
  })

  test('a deposit that comes between draft and issue is not forgotten: the draft is refused', async () => {
    const accepted = await createAcceptedQuote(payload())
    const draft = await finalOf(accepted)
    await payDeposit(accepted)

    expect(await refusalOf(issue(draft))).toMatchObject({ code: 'invoice.depositsChanged' })
    await payload().delete({ collection: 'invoices', id: draft })
    expect(issuedContent(await issue(await finalOf(accepted))).payableCents).toBe(546_000)
  })

  test('is made once, by parallel clicks too, until it is credited', async () => {
    const accepted = await createAcceptedQuote(payload(), { depositBp: 0 })
    const clicks = await Promise.allSettled([finalOf(accepted), finalOf(accepted), finalOf(accepted)])
    const drafts = clicks.flatMap((click) => (click.status === 'fulfilled' ? [click.value] : []))
    expect(drafts).toHaveLength(1)
    const invoice = await issue(drafts[0] ?? '')
    expect(await refusalOf(finalOf(accepted))).toMatchObject({
      code: 'invoice.alreadyInvoiced',
      data: { number: invoice.number },
    })

    await credit(invoice.id, { scope: { kind: 'full' }, issue: true })

    expect(issuedContent(await issue(await finalOf(accepted))).grossCents).toBe(780_000)
  })

  test('I5, M7: once it was credited in full, the next one deducts the same deposit', async () => {
    const accepted = await createAcceptedQuote(payload())
    const deposit = await payDeposit(accepted)
    const first = await issue(await finalOf(accepted))
    await credit(first.id, { scope: { kind: 'full' }, issue: true })

    const second = await issue(await finalOf(accepted))

    expect(issuedContent(second)).toMatchObject({ kind: 'final', prepaidCents: 234_000, payableCents: 546_000 })
    expect((await row(deposit.id)).deductedBy).toBe(second.id)
  })

  test('R22: is refused once the quote was cancelled, for a draft made before too', async () => {
    const accepted = await createAcceptedQuote(payload(), { depositBp: 0 })
    const draft = await finalOf(accepted)
    await moveQuote(await requestAs(payload()), { quoteId: accepted.quote.id, command: 'cancel' })

    expect(await refusalOf(issue(draft))).toMatchObject({ code: 'invoice.quoteNotSigned' })
    expect(await refusalOf(finalOf(accepted))).toMatchObject({ code: 'invoice.quoteNotSigned' })
  })

  test('is refused before the signature', async () => {
    const sent = await createSentQuote(payload())
    expect(await refusalOf(finalOf(sent))).toMatchObject({ code: 'invoice.quoteNotSigned' })
  })
})

async function projectWith({ quote }: Sent, shares: readonly number[]): Promise<{ id: string; milestones: string[] }> {
  const { docs } = await payload().find({ collection: 'projects', where: { quote: { equals: quote.id } }, depth: 0 })
  const [project] = docs
  if (!project) throw new Error('An accepted quote has a project')
  const { milestones } = await payload().update({
    collection: 'projects',
    id: project.id,
    data: {
      milestones: shares.map((invoiceBp, index) => ({
        title: `Étape ${index + 1}`,
        phase: 'development',
        weight: 1,
        actor: 'agency',
        invoiceBp,
      })),
    },
    depth: 0,
  })
  return { id: project.id, milestones: (milestones ?? []).map(({ id }) => id ?? '') }
}

describe('the invoice of a milestone', () => {
  test('M6, R19: is a deposit that is still to be paid; the final one waits for it', async () => {
    const accepted = await createAcceptedQuote(payload(), { depositBp: 0 })
    const { id: projectId, milestones } = await projectWith(accepted, [4_000])
    const draft = await draftMilestone(await requestAs(payload()), { projectId, milestoneId: milestones[0] ?? '' })

    const invoice = await issue(draft)

    expect(issuedContent(invoice)).toMatchObject({
      kind: 'deposit',
      grossCents: 312_000,
      prepaidCents: 0,
      payableCents: 312_000,
      dueOn: '2026-12-24',
    })
    expect(ciiXml(issuedContent(invoice))).toContain('<ram:TypeCode>386</ram:TypeCode>')
    expect(invoice).toMatchObject({ state: 'issued', balanceCents: 312_000, project: projectId })
    const final = await finalOf(accepted)
    expect(await refusalOf(issue(final))).toMatchObject({
      code: 'invoice.depositUnpaid',
      data: { number: invoice.number },
    })

    await payInvoice(payload(), { invoiceId: invoice.id, amountCents: 312_000 })

    expect(await row(invoice.id)).toMatchObject({ state: 'paid', balanceCents: 0 })
    expect(issuedContent(await issue(final))).toMatchObject({ kind: 'final', payableCents: 468_000 })
  })

  test('is made once, and only for a share below the whole', async () => {
    const accepted = await createAcceptedQuote(payload(), { depositBp: 0 })
    const { id: projectId, milestones } = await projectWith(accepted, [3_000, 10_000])
    const [first = '', whole = ''] = milestones
    const make = async (milestoneId: string) => draftMilestone(await requestAs(payload()), { projectId, milestoneId })
    await make(first)

    expect(await refusalOf(make(first))).toMatchObject({ code: 'invoice.alreadyInvoiced' })
    expect(await refusalOf(make(whole))).toMatchObject({ code: 'invoice.noMilestoneShare' })
    expect(await refusalOf(make('no such milestone'))).toMatchObject({ code: 'invoice.noMilestoneShare' })
  })
})

type Wanted = Pick<Parameters<typeof creditInvoice>[1], 'scope' | 'issue'>

async function credit(invoiceId: string, wanted: Wanted): Promise<{ id: string; number: string | null }> {
  return creditInvoice(await requestAs(payload()), { invoiceId, reason: 'Geste commercial', ...wanted })
}

describe('a credit note', () => {
  test('I6, R21: in full cancels the invoice, has its own series, names the invoice and says why', async () => {
    const invoice = await createIssuedInvoice(payload())

    const { id, number } = await credit(invoice.id, { scope: { kind: 'full' }, issue: true })

    expect(number).toMatch(/^AV-2026-\d{4}$/)
    expect(issuedContent(await row(id))).toMatchObject({
      kind: 'credit-note',
      grossCents: 120_000,
      note: 'Geste commercial',
      preceding: [{ number: invoice.number, issuedOn: invoice.issuedOn }],
    })
    expect(await row(id)).toMatchObject({ state: 'issued', balanceCents: 0 })
    expect(await row(invoice.id)).toMatchObject({ state: 'cancelled', balanceCents: 0 })
    expect((await mailsOf(id)).map(({ template }) => template)).toEqual(['credit-note-sent'])
  })

  test('I6: of an amount leaves the rest to pay', async () => {
    const invoice = await createIssuedInvoice(payload())
    await credit(invoice.id, { scope: { kind: 'amount', grossCents: 30_000 }, issue: true })
    expect(await row(invoice.id)).toMatchObject({ state: 'issued', balanceCents: 90_000 })
  })

  test('I6: of lines takes them back at their price, and the last one takes what is left', async () => {
    const lines = [invoiceLine(), invoiceLine({ label: 'Catalogue', unitPriceCents: 9_999, vatRateBp: 550 })]
    const invoice = await createIssuedInvoice(payload(), { lines })

    const part = await credit(invoice.id, {
      scope: { kind: 'lines', lines: [{ index: 1, quantityMilli: 1_000 }] },
      issue: true,
    })
    expect(issuedContent(await row(part.id))).toMatchObject({
      netCents: 9_999,
      vatCents: 550,
      lines: [{ label: 'Catalogue', quantityMilli: 1_000 }],
    })
    await credit(invoice.id, { scope: { kind: 'full' }, issue: true })

    expect(await row(invoice.id)).toMatchObject({ state: 'cancelled', balanceCents: 0 })
  })

  test('I6: what is left of a group of discounts goes back too, below zero', async () => {
    const lines = [invoiceLine(), invoiceLine({ label: 'Remise', unitPriceCents: -1_000, vatRateBp: 550 })]
    const invoice = await createIssuedInvoice(payload(), { lines })
    await credit(invoice.id, { scope: { kind: 'amount', grossCents: 10_000 }, issue: true })

    const { id } = await credit(invoice.id, { scope: { kind: 'full' }, issue: true })

    expect(issuedContent(await row(id)).grossCents).toBe((invoice.grossCents ?? 0) - 10_000)
    expect((await row(invoice.id)).state).toBe('cancelled')
  })

  test('I6: ten at once never give back more than the invoice', async () => {
    const invoice = await createIssuedInvoice(payload())
    const drafts: string[] = []
    for (let n = 0; n < 10; n += 1)
      drafts.push((await credit(invoice.id, { scope: { kind: 'amount', grossCents: 35_000 }, issue: false })).id)

    const answers = await Promise.allSettled(drafts.map(issue))

    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
    expect(refused).toHaveLength(7)
    for (const reason of refused) expect(reason).toMatchObject({ code: 'creditNote.amountTooLarge' })
    expect(await row(invoice.id)).toMatchObject({ balanceCents: 15_000, state: 'issued' })
  })

  test('I6: is not made of a draft or of a credit note, and a refused one leaves no draft behind', async () => {
    const draft = await createInvoiceDraft(payload())
    expect(await refusalOf(credit(draft, { scope: { kind: 'full' }, issue: false }))).toMatchObject({
      code: 'creditNote.notIssued',
    })
    const invoice = await createIssuedInvoice(payload())
    expect(
      await refusalOf(credit(invoice.id, { scope: { kind: 'amount', grossCents: 120_001 }, issue: true })),
    ).toMatchObject({ code: 'creditNote.amountTooLarge' })
    const { totalDocs } = await payload().count({ collection: 'invoices', where: { corrects: { equals: invoice.id } } })
    expect(totalDocs).toBe(0)
    const { id } = await credit(invoice.id, { scope: { kind: 'full' }, issue: true })
    expect(await refusalOf(credit(id, { scope: { kind: 'full' }, issue: false }))).toMatchObject({
      code: 'creditNote.ofCreditNote',
    })
  })

  test('what staff read before they issue one: which invoice, and what is left of it', async () => {
    const invoice = await createIssuedInvoice(payload())
    const { id } = await credit(invoice.id, { scope: { kind: 'amount', grossCents: 30_000 }, issue: false })

    expect(await readIssueFacts(await requestAs(payload()), id)).toMatchObject({
      kind: 'credit-note',
      grossCents: 30_000,
      corrects: { number: invoice.number, leftAfterCents: 90_000 },
      problems: [],
    })
  })

  test('M7: the deposit of a quote that was credited in full is no longer deducted', async () => {
    const accepted = await createAcceptedQuote(payload())
    const deposit = await payDeposit(accepted)
    await credit(deposit.id, { scope: { kind: 'full' }, issue: true })

    expect(await row(deposit.id)).toMatchObject({ state: 'cancelled', balanceCents: -234_000 })
    expect(issuedContent(await issue(await finalOf(accepted)))).toMatchObject({ kind: 'standard', preceding: [] })
  })

  test('is dropped with the caller’s transaction', async () => {
    const invoice = await createIssuedInvoice(payload())
    const req = await requestAs(payload())
    await refusalOf(
      inTransaction(req, async () => {
        await draftCreditNote(req, { invoiceId: invoice.id, scope: { kind: 'full' }, reason: 'Non' })
        throw new Error('changed my mind')
      }),
    )
    const { totalDocs } = await payload().count({ collection: 'invoices', where: { corrects: { equals: invoice.id } } })
    expect(totalDocs).toBe(0)
  })
})

describe('duplicating', () => {
  test('gives a draft of the same work, without number, dates or origin', async () => {
    const lines = [invoiceLine({ discountBp: 500 })]
    const invoice = await createIssuedInvoice(payload(), { lines, purchaseOrder: 'BC-42', documentDiscountBp: 1_000 })

    const copy = await row(await duplicateInvoice(await requestAs(payload()), invoice.id))

    expect(copy).toMatchObject({
      state: 'draft',
      kind: 'standard',
      client: invoice.client,
      purchaseOrder: 'BC-42',
      grossCents: invoice.grossCents,
    })
    expect([copy.number ?? null, copy.dueOn ?? null, copy.suppliedOn ?? null, copy.tokenHash ?? null]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(issuedContent(await issue(copy.id)).lines).toEqual(issuedContent(invoice).lines)
  })

  test('is refused for deposits and credit notes', async () => {
    const deposit = await payDeposit(await createAcceptedQuote(payload()))
    const { id } = await credit(deposit.id, { scope: { kind: 'full' }, issue: false })
    for (const each of [deposit.id, id])
      expect(await refusalOf(duplicateInvoice(await requestAs(payload()), each))).toMatchObject({
        code: 'invoice.notDuplicable',
      })
  })
})

describe('writing off', () => {
  const writeOff = async (invoiceId: string) =>
    writeOffInvoice(await requestAs(payload()), { invoiceId, reason: 'Liquidation judiciaire' })

  test('is a decision with its reason; document and balance stay, and money that comes all the same counts', async () => {
    const invoice = await createIssuedInvoice(payload())

    await writeOff(invoice.id)

    expect(await row(invoice.id)).toMatchObject({
      state: 'uncollectible',
      writeOffReason: 'Liquidation judiciaire',
      balanceCents: 120_000,
      sha256: invoice.sha256,
    })
    await payInvoice(payload(), { invoiceId: invoice.id, amountCents: 120_000 })
    expect((await row(invoice.id)).state).toBe('paid')
  })

  test('is refused where there is nothing to give up', async () => {
    const paid = await createIssuedInvoice(payload())
    await payInvoice(payload(), { invoiceId: paid.id, amountCents: 120_000 })
    const { id: note } = await credit(paid.id, { scope: { kind: 'full' }, issue: true })

    for (const id of [paid.id, note, await createInvoiceDraft(payload())])
      expect(await refusalOf(writeOff(id))).toMatchObject({ code: 'invoice.notAllowed' })
  })
})

test('VAT: lines of two rates keep their groups to the frozen content (M4)', async () => {
  const lines = [
    quoteLine(),
    quoteLine({ label: 'Livre', quantityMilli: 1_000, unitPriceCents: 10_000, vatRateBp: 550 }),
  ]
  const accepted = await createAcceptedQuote(payload(), { lines, depositBp: 0 })
  const { vat } = issuedContent(await issue(await finalOf(accepted)))
  expect(vat.map(({ rateBp, netCents, vatCents }) => [rateBp, netCents, vatCents])).toEqual([
    [2_000, 650_000, 130_000],
    [550, 10_000, 550],
  ])
})
