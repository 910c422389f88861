import type { PayloadRequest } from 'payload'

import type { InvoiceContent } from '../../domain/invoices/content'
import type { QuoteContent } from '../../domain/quotes/content'
import { issuedContent } from '../invoices/issuedContent'
import { frozenContent } from '../quotes/frozenContent'

/** Which frozen document: a sent quote version or an issued invoice. */
export type DocumentName = { kind: 'quote-version' | 'invoice'; id: string }

/** A frozen document with its content and the file that was made of it, if it was. */
export type FrozenDocument = { label: string; pdf: { key: string; sha256: string } | null } & (
  { kind: 'quote-version'; content: QuoteContent } | { kind: 'invoice'; content: InvoiceContent }
)

/**
 * Reads a frozen document as the system.
 *
 * @throws Payload's NotFound for an unknown id
 */
export async function readFrozenDocument(req: PayloadRequest, { kind, id }: DocumentName): Promise<FrozenDocument> {
  if (kind === 'invoice') {
    const invoice = await req.payload.findByID({ collection: 'invoices', id, depth: 0, joins: false, req })
    return { kind, label: invoice.number ?? '', pdf: fileOf(invoice), content: issuedContent(invoice) }
  }
  const version = await req.payload.findByID({ collection: 'quote-versions', id, depth: 0, req })
  return { kind, label: version.label, pdf: fileOf(version), content: frozenContent(version) }
}

function fileOf(row: { pdfKey?: string | null; pdfSha256?: string | null }): FrozenDocument['pdf'] {
  return row.pdfKey && row.pdfSha256 ? { key: row.pdfKey, sha256: row.pdfSha256 } : null
}
