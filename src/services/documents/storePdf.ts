import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { portsOf } from '../../integrations/ports'
import { sha256 } from '../digest'
import { releaseMessages } from '../messages/release'
import { readFrozenDocument, type DocumentName } from './frozenDocument'

/**
 * Keeps the one PDF of a frozen document: content-addressed bytes first, then the row's late columns, once (Q1, I7, I9), and
 * the messages that waited for it. A second rendering of the same document changes nothing: its bytes are dropped.
 */
export async function storePdf(
  req: PayloadRequest,
  { kind, id, bytes }: DocumentName & { bytes: Uint8Array },
): Promise<void> {
  const hash = sha256(bytes)
  const key = `${places[kind].folder}/${hash}.pdf`
  await portsOf(req.payload).storage.put(key, bytes, 'application/pdf')
  await inTransaction(req, async () => {
    await lockRow(req, places[kind].table, id)
    if ((await readFrozenDocument(req, { kind, id })).pdf) return
    const renderedAt = nowOf(req.payload).toISOString()
    await keepFile(req, { kind, id, key, hash, byteLength: bytes.byteLength, renderedAt })
  })
}

/** Where the files and the rows of each kind are kept. */
const places = {
  'quote-version': { folder: 'quotes', table: 'quote_versions' },
  invoice: { folder: 'invoices', table: 'invoices' },
  receipt: { folder: 'receipts', table: 'payments' },
} as const satisfies Record<DocumentName['kind'], { folder: string; table: string }>

type KeptFile = DocumentName & { key: string; hash: string; byteLength: number; renderedAt: string }

async function keepFile(req: PayloadRequest, { kind, id, key, hash, byteLength, renderedAt }: KeptFile): Promise<void> {
  const row = { id, depth: 0, req }
  const data = { pdfKey: key, pdfSha256: hash, pdfByteLength: byteLength, pdfRenderedAt: renderedAt }
  switch (kind) {
    case 'invoice':
      await req.payload.update({ collection: 'invoices', data, ...row })
      await releaseMessages(req, { invoiceId: id })
      return
    case 'quote-version':
      await req.payload.update({ collection: 'quote-versions', data, ...row })
      await releaseMessages(req, { quoteVersionId: id })
      return
    case 'receipt': {
      const receipt = { receiptPdfKey: key, receiptPdfSha256: hash, receiptRenderedAt: renderedAt }
      await req.payload.update({ collection: 'payments', data: receipt, ...row })
      await releaseMessages(req, { paymentId: id })
    }
  }
}
