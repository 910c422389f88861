import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { portsOf } from '../../integrations/ports'
import { sha256 } from '../digest'
import { releaseMessages } from '../messages/release'
import { readFrozenDocument, type DocumentName } from './frozenDocument'

/**
 * Keeps the one PDF of a frozen document: content-addressed bytes first, then the row's late columns, once (Q1, I7), and
 * the messages that waited for it. A second rendering of the same document changes nothing: its bytes are dropped.
 */
export async function storePdf(
  req: PayloadRequest,
  { kind, id, bytes }: DocumentName & { bytes: Uint8Array },
): Promise<void> {
  const hash = sha256(bytes)
  const key = `${kind === 'invoice' ? 'invoices' : 'quotes'}/${hash}.pdf`
  await portsOf(req.payload).storage.put(key, bytes, 'application/pdf')
  await inTransaction(req, async () => {
    await lockRow(req, kind === 'invoice' ? 'invoices' : 'quote_versions', id)
    if ((await readFrozenDocument(req, { kind, id })).pdf) return
    const pdfRenderedAt = nowOf(req.payload).toISOString()
    const data = { pdfKey: key, pdfSha256: hash, pdfByteLength: bytes.byteLength, pdfRenderedAt }
    if (kind === 'invoice') await req.payload.update({ collection: 'invoices', id, data, depth: 0, req })
    else await req.payload.update({ collection: 'quote-versions', id, data, depth: 0, req })
    await releaseMessages(req, kind === 'invoice' ? { invoiceId: id } : { quoteVersionId: id })
  })
}
