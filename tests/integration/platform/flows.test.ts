import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { flowPlatform } from '@/integrations/platform/flowPlatform'
import type { PlatformError } from '@/integrations/ports'
import type { Invoice, PlatformFlow } from '@/payload-types'
import { cashedReport } from '@/services/invoices/cashedReport'
import { oweToPlatform } from '@/services/invoices/oweToPlatform'
import { pollPlatform } from '@/services/invoices/pollPlatform'
import { sendToPlatform } from '@/services/invoices/sendToPlatform'
import { sweepPlatformFlows } from '@/services/invoices/sweepPlatformFlows'

import { startPlatform, type PlatformDouble } from '../../doubles/platform'
import { bootPayload, type BootedPayload } from '../../support/payload'
import { openBooks, type Books } from '../exports/books'

let double: PlatformDouble
let booted: BootedPayload
let books: Books

beforeEach(async () => {
  double = await startPlatform()
  const platform = flowPlatform({ url: double.url, token: double.token, timeoutMs: 1_000 })
  booted = await bootPayload({ ports: { platform, now: () => new Date() } })
  books = await openBooks(booted.payload)
})

afterEach(async () => {
  await booted.close()
  await double.close()
})

async function flowsOf(invoice: Invoice): Promise<PlatformFlow[]> {
  const where = { invoice: { equals: invoice.id } }
  return (await booted.payload.find({ collection: 'platform-flows', where, sort: 'createdAt', depth: 0 })).docs
}

async function flowOf(invoice: Invoice): Promise<PlatformFlow> {
  const [flow] = await flowsOf(invoice)
  if (!flow) throw new Error('No flow is owed')
  return flow
}

async function jobsFor(flowId: string): Promise<number> {
  const where = { taskSlug: { equals: 'send-to-platform' }, 'input.flowId': { equals: flowId } }
  return (await booted.payload.count({ collection: 'payload-jobs', where })).totalDocs
}

async function issuedAndPrinted(): Promise<Invoice> {
  const invoice = await books.invoice([{ netCents: 100_000, vatRateBp: 2000 }])
  await books.print(invoice)
  return invoice
}

async function issuedAndSent(): Promise<Invoice> {
  const invoice = await issuedAndPrinted()
  await sendToPlatform(books.req, (await flowOf(invoice)).id)
  return invoice
}

describe('R54: sending an invoice', () => {
  test('an issued invoice owes a flow, and the flow its job', async () => {
    const invoice = await books.invoice([{ netCents: 100_000, vatRateBp: 2000 }])
    const flow = await flowOf(invoice)
    expect(flow).toMatchObject({ state: 'queued', kind: 'invoice', purpose: `invoice:${invoice.id}` })
    expect(await jobsFor(flow.id)).toBe(1)
  })

  test('nothing leaves before the PDF is there; then the Factur-X does, with its facts and hash', async () => {
    const invoice = await books.invoice([{ netCents: 100_000, vatRateBp: 2000 }])
    const flow = await flowOf(invoice)
    await sendToPlatform(books.req, flow.id)
    expect(double.flows).toEqual([])
    await books.print(invoice)
    await sendToPlatform(books.req, flow.id)
    const { pdfSha256 } = await books.read(invoice.id)
    expect(double.flows).toMatchObject([
      {
        trackingId: `invoice:${invoice.id}`,
        info: { flowSyntax: 'Factur-X', flowType: 'CustomerInvoice', processingRule: 'B2B', sha256: pdfSha256 },
        file: { name: `${invoice.number}.pdf`, type: 'application/pdf' },
      },
    ])
    expect(await flowOf(invoice)).toMatchObject({ state: 'sent', flowId: double.flows[0]?.flowId, attempts: 1 })
  })

  test('sending again changes nothing', async () => {
    const invoice = await issuedAndSent()
    await sendToPlatform(books.req, (await flowOf(invoice)).id)
    expect(double.flows).toHaveLength(1)
  })

  test('an answer that was lost is found again instead of sent again', async () => {
    const invoice = await issuedAndPrinted()
    double.behave('lose')
    const { id } = await flowOf(invoice)
    await expect(sendToPlatform(books.req, id)).rejects.toMatchObject({
      kind: 'unavailable',
    } satisfies Partial<PlatformError>)
    expect(await flowOf(invoice)).toMatchObject({ state: 'queued', attempts: 1 })
    double.behave('accept')
    await sendToPlatform(books.req, id)
    expect(double.flows).toHaveLength(1)
    const flowId = double.flows[0]?.flowId
    expect(await flowOf(invoice)).toMatchObject({ state: 'sent', flowId, attempts: 2, error: null })
  })

  test.each([
    ['down', 'unavailable', 'queued'],
    ['hang', 'unavailable', 'queued'],
    ['unauthorized', 'unauthorized', 'failed'],
  ] as const)('a platform that is %s is asked again later', async (manner, kind, state) => {
    const invoice = await issuedAndPrinted()
    double.behave(manner)
    await expect(sendToPlatform(books.req, (await flowOf(invoice)).id)).rejects.toMatchObject({ kind })
    const flow = await flowOf(invoice)
    expect(flow).toMatchObject({ state, attempts: 1 })
    expect(flow.error).toContain(kind)
  })

  test('a refusal is final, with its reason', async () => {
    const invoice = await issuedAndPrinted()
    double.behave('reject')
    await sendToPlatform(books.req, (await flowOf(invoice)).id)
    const flow = await flowOf(invoice)
    expect(flow).toMatchObject({ state: 'refused' })
    expect(flow.error).toContain('BR-FR-01')
  })

  test('catch-up finds a job again for what can leave and has none, and only for that', async () => {
    const waiting = await books.invoice([{ netCents: 10_000, vatRateBp: 2000 }])
    const ready = await issuedAndPrinted()
    await booted.payload.delete({ collection: 'payload-jobs', where: { taskSlug: { equals: 'send-to-platform' } } })
    expect(await sweepPlatformFlows(books.req)).toBeGreaterThan(0)
    expect(await sweepPlatformFlows(books.req)).toBe(0)
    expect(await jobsFor((await flowOf(ready)).id)).toBe(1)
    expect(await jobsFor((await flowOf(waiting)).id)).toBe(0)
  })
})

describe('R54: what the platform says', () => {
  test('a deposit is stored once', async () => {
    const invoice = await issuedAndSent()
    expect(await pollPlatform(books.req)).toBe(1)
    expect(await flowOf(invoice)).toMatchObject({ status: 'Déposée', state: 'sent' })
    expect(await pollPlatform(books.req)).toBe(0)
  })

  test.each([
    [207, 'En litige', 'sent'],
    [210, 'Refusée', 'refused'],
    [213, 'Rejetée', 'refused'],
  ] as const)('%i %s marks the invoice as disputed, once, in the ledger too', async (code, status, state) => {
    const invoice = await issuedAndSent()
    double.tell({ invoiceNumber: invoice.number ?? '', code, status, at: new Date(Date.now() + 1_000).toISOString() })
    await pollPlatform(books.req)
    await pollPlatform(books.req)
    expect(await flowOf(invoice)).toMatchObject({ status, state })
    expect((await books.read(invoice.id)).disputedAt).toBeTruthy()
    const where = { subjectId: { equals: invoice.id }, event: { equals: 'invoice.disputed' } }
    expect((await booted.payload.count({ collection: 'ledger', where })).totalDocs).toBe(1)
  })

  test('that the platform took it does not hide what the buyer said before', async () => {
    const invoice = await issuedAndSent()
    const at = new Date(Date.now() - 1_000).toISOString()
    double.tell({ invoiceNumber: invoice.number ?? '', code: 205, status: 'Approuvée', at })
    await pollPlatform(books.req)
    expect(await flowOf(invoice)).toMatchObject({ status: 'Approuvée' })
  })

  test('212 Encaissée is shown and disputes nothing', async () => {
    const invoice = await issuedAndSent()
    const at = new Date(Date.now() + 1_000).toISOString()
    double.tell({ invoiceNumber: invoice.number ?? '', code: 212, status: 'Encaissée', at })
    await pollPlatform(books.req)
    expect(await flowOf(invoice)).toMatchObject({ status: 'Encaissée', state: 'sent' })
    expect((await books.read(invoice.id)).disputedAt ?? null).toBeNull()
  })

  test('a message about an invoice that we do not know is passed over', async () => {
    await issuedAndSent()
    double.tell({ invoiceNumber: 'FA-1999-0001', code: 207, status: 'En litige', at: new Date().toISOString() })
    expect(await pollPlatform(books.req)).toBe(1)
  })
})

describe('R55: cashing', () => {
  test('a payment is reported per VAT rate once its invoice has left', async () => {
    const invoice = await books.invoice([
      { netCents: 100_000, vatRateBp: 2000 },
      { netCents: 10_000, vatRateBp: 550 },
    ])
    const paymentId = await books.pay(invoice, 130_550, '2026-11-24')
    await oweToPlatform(books.req, { kind: 'cashed', invoiceId: invoice.id, paymentId })
    const cashed = (await flowsOf(invoice)).find(({ kind }) => kind === 'cashed')
    await sendToPlatform(books.req, cashed?.id ?? '')
    expect(double.flows).toEqual([])
    await books.print(invoice)
    await sendToPlatform(books.req, (await flowOf(invoice)).id)
    await sendToPlatform(books.req, cashed?.id ?? '')
    const sent = double.flows[1]
    expect(sent).toMatchObject({ trackingId: `cashed:${paymentId}`, file: { type: 'application/json' } })
    expect(JSON.parse(new TextDecoder().decode(sent?.file.bytes))).toEqual(await cashedReport(books.req, paymentId))
    expect((await cashedReport(books.req, paymentId))?.byRate).toEqual([
      { category: 'S', rateBp: 2000, netCents: 100_000, vatCents: 20_000, grossCents: 120_000 },
      { category: 'S', rateBp: 550, netCents: 10_000, vatCents: 550, grossCents: 10_550 },
    ])
  })
})

describe('without a platform', () => {
  test('nothing is owed', async () => {
    const without = await bootPayload()
    const { invoice } = await openBooks(without.payload)
    const issued = await invoice([{ netCents: 100_000, vatRateBp: 2000 }])
    expect(await flowsOf(issued)).toEqual([])
    await without.close()
  })
})
