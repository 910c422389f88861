import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import { addDays, civilDate, type CivilDate } from '../../domain/dates/civilDate'
import type { InvoiceContent, Mention } from '../../domain/invoices/content'
import type { DraftLine } from '../../domain/invoices/draftContent'
import { mentionCodesFor, mentionsIn } from '../../domain/invoices/mentions'
import { vatCategoryOf, type VatCategory } from '../../domain/quotes/totals'
import type { Client, Invoice, Retainer } from '../../payload-types'
import { clientSnapshot, mentionTexts, readSettings, sellerSnapshot, type Settings } from '../settings'

/** A draft with its client and the agency's settings, as they are now. */
export type InvoiceParts = { invoice: Invoice; client: Client; settings: Settings }

/** Reads what an invoice is made from, in the caller's transaction. */
export async function readInvoiceParts(req: PayloadRequest, invoice: Invoice): Promise<InvoiceParts> {
  const client = await req.payload.findByID({
    collection: 'clients',
    id: idOf(invoice.client),
    depth: 0,
    joins: false,
    req,
  })
  return { invoice, client, settings: await readSettings(req) }
}

/** The parties as they are printed from now on (I2, R5). */
export function partiesOf({ client, settings }: Pick<InvoiceParts, 'client' | 'settings'>): {
  seller: InvoiceContent['seller']
  client: InvoiceContent['client']
} {
  return { seller: sellerSnapshot(settings.company), client: clientSnapshot(client, null) }
}

/** The legal mentions of a document of these VAT categories, as they stand on a day (R11, R13, R14). */
export function mentionsOn(
  { invoice, client, settings: { company, billing } }: InvoiceParts,
  { on, vatCategories }: { on: CivilDate; vatCategories: readonly VatCategory[] },
): Mention[] {
  const codes = mentionCodesFor({
    clientKind: client.kind,
    vatRegime: company.vatRegime,
    vatCategories,
    vatOnDebits: company.vatOnDebits ?? false,
  })
  return mentionsIn(codes, mentionTexts(billing, invoice.language, on))
}

/** The day until which the client pays: the draft's own, else that of their terms, else that of the settings (R12). */
export function dueOnOf({ invoice, client, settings }: InvoiceParts, issuedOn: CivilDate): CivilDate {
  if (invoice.dueOn) return civilDate(invoice.dueOn)
  return addDays(issuedOn, client.paymentTermDays ?? settings.billing.paymentTermDays)
}

/** A draft's lines with what the form leaves open filled in. */
export function linesOf({ lines }: Pick<Invoice | Retainer, 'lines'>): DraftLine[] {
  return (lines ?? []).map((line) => ({
    label: line.label,
    description: line.description ?? null,
    unit: line.unit ?? '',
    quantityMilli: line.quantityMilli,
    unitPriceCents: line.unitPriceCents,
    discountBp: line.discountBp ?? 0,
    vatRateBp: line.vatRateBp,
    vatCategory: vatCategoryOf(line),
  }))
}
