import type { PayloadRequest } from 'payload'

import type { InvoiceContent } from '../../domain/invoices/content'
import type { ReceiptContent } from '../../domain/payments/receipt'
import type { QuoteContent } from '../../domain/quotes/content'
import { printablesText } from '../../i18n/printables'
import { issuedContent } from '../invoices/issuedContent'
import { frozenContent } from '../quotes/frozenContent'
import { receiptOf } from './receiptOf'

export const documentKinds = ['quote-version', 'invoice', 'receipt'] as const

/** Which frozen document: a sent quote version, an issued invoice, or the receipt of a payment by the payment's id. */
export type DocumentName = { kind: (typeof documentKinds)[number]; id: string }

/** A frozen document with its content and the file that was made of it, if it was. */
export type FrozenDocument = { label: string; pdf: { key: string; sha256: string } | null } & (
  | { kind: 'quote-version'; content: QuoteContent }
  | { kind: 'invoice'; content: InvoiceContent }
  | { kind: 'receipt'; content: ReceiptContent }
)

/** Where the rows of each kind are. */
export const collectionOf = {
  'quote-version': 'quote-versions',
  invoice: 'invoices',
  receipt: 'payments',
} as const satisfies Record<DocumentName['kind'], string>

/**
 * Reads a frozen document as the system.
 *
 * @throws Payload's NotFound for an unknown id
 * @throws {DomainError} `receipt.notReceived` for a payment that has no receipt
 */
export async function readFrozenDocument(req: PayloadRequest, { kind, id }: DocumentName): Promise<FrozenDocument> {
  switch (kind) {
    case 'invoice': {
      const invoice = await req.payload.findByID({ collection: 'invoices', id, depth: 0, joins: false, req })
      return { kind, label: invoice.number ?? '', pdf: fileOf(invoice), content: issuedContent(invoice) }
    }
    case 'quote-version': {
      const version = await req.payload.findByID({ collection: 'quote-versions', id, depth: 0, req })
      return { kind, label: version.label, pdf: fileOf(version), content: frozenContent(version) }
    }
    case 'receipt':
      return readReceipt(req, id)
  }
}

async function readReceipt(req: PayloadRequest, id: string): Promise<FrozenDocument> {
  const payment = await req.payload.findByID({ collection: 'payments', id, depth: 0, req })
  const content = await receiptOf(req, payment)
  const { receiptPdfKey: pdfKey = null, receiptPdfSha256: pdfSha256 = null } = payment
  return {
    kind: 'receipt',
    label: printablesText(content.language).receiptLabel(content.invoice.number, content.receivedOn),
    pdf: fileOf({ pdfKey, pdfSha256 }),
    content,
  }
}

function fileOf(row: { pdfKey?: string | null; pdfSha256?: string | null }): FrozenDocument['pdf'] {
  return row.pdfKey && row.pdfSha256 ? { key: row.pdfKey, sha256: row.pdfSha256 } : null
}
