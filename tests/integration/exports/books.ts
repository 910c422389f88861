import type { Payload, PayloadRequest } from 'payload'

import { inTransaction } from '@/database/transaction'
import type { Client, Invoice } from '@/payload-types'
import { storePdf } from '@/services/documents/storePdf'
import { requestOf } from '@/services/guest'
import { draftCreditNote } from '@/services/invoices/draftCreditNote'
import { issueDraft } from '@/services/invoices/issueDraft'
import { settleInvoice } from '@/services/invoices/settle'

import { configureAgency } from '../../factories/agency'
import { createClient } from '../../factories/people'

/** The books of an agency: a client, invoices as a person issues them, money as it arrives. */
export type Books = {
  client: Client
  req: PayloadRequest
  /** One line of so much before VAT per rate. */
  invoice(lines: { netCents: number; vatRateBp: number; label?: string }[]): Promise<Invoice>
  credit(invoice: Invoice, grossCents: number | 'full'): Promise<Invoice>
  /** A negative amount is a refund. */
  pay(invoice: Invoice, amountCents: number, receivedOn: string): Promise<string>
  print(invoice: Invoice): Promise<void>
  read(id: string): Promise<Invoice>
}

export async function openBooks(payload: Payload, facts: Partial<Client> = {}): Promise<Books> {
  await configureAgency(payload)
  const client = await createClient(payload, facts)
  const req = await requestOf(payload, { kind: 'system', name: 'test' })
  const read = (id: string): Promise<Invoice> =>
    payload.findByID({ collection: 'invoices', id, depth: 0, joins: false })
  const issued = async (id: string): Promise<Invoice> => {
    await issueDraft(req, id)
    return read(id)
  }
  return {
    client,
    req,
    read,
    async invoice(lines) {
      const draft = await payload.create({ collection: 'invoices', data: draftOf(client, lines), depth: 0 })
      return issued(draft.id)
    },
    async credit(invoice, grossCents) {
      const scope = grossCents === 'full' ? ({ kind: 'full' } as const) : ({ kind: 'amount', grossCents } as const)
      return issued(await draftCreditNote(req, { invoiceId: invoice.id, scope, reason: 'Geste commercial' }))
    },
    async pay(invoice, amountCents, receivedOn) {
      return inTransaction(req, async () => {
        const payment = await payload.create({
          collection: 'payments',
          data: paymentOf(invoice, amountCents, receivedOn),
          depth: 0,
          req,
        })
        await settleInvoice(req, invoice.id)
        return payment.id
      })
    },
    print: (invoice) =>
      storePdf(req, { kind: 'invoice', id: invoice.id, bytes: new TextEncoder().encode(`%PDF-1.7 ${invoice.number}`) }),
  }
}

function draftOf(client: Client, lines: Parameters<Books['invoice']>[0]) {
  return {
    state: 'draft' as const,
    kind: 'standard' as const,
    client: client.id,
    language: 'fr' as const,
    operation: 'services' as const,
    suppliedOn: '2026-11-20',
    dueOn: '2026-12-20',
    lines: lines.map(({ netCents, vatRateBp, label = 'Conseil' }) => ({
      label,
      quantityMilli: 1_000,
      unit: 'forfait',
      unitPriceCents: netCents,
      discountBp: 0,
      vatRateBp,
      vatCategory: 'S' as const,
    })),
  }
}

function paymentOf(invoice: Invoice, amountCents: number, receivedOn: string) {
  return {
    state: 'succeeded' as const,
    kind: amountCents < 0 ? ('refund' as const) : ('payment' as const),
    amountCents: Math.abs(amountCents),
    currency: 'EUR',
    method: 'transfer' as const,
    receivedOn,
    reference: `VIR ${invoice.number}`,
    client: typeof invoice.client === 'string' ? invoice.client : invoice.client.id,
    invoice: invoice.id,
  }
}
