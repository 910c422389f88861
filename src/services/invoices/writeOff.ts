import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { DomainError } from '../../domain/errors'
import { invoiceCommandsByState } from '../../domain/invoices/lifecycle'
import { readInvoice } from './lockDraft'

/**
 * Decides that what is left of an invoice will not come (`uncollectible`): a decision with its reason, not a correction, so the
 * document and its VAT stay as they are.
 *
 * @throws {DomainError} `invoice.unknown` · `invoice.notAllowed` · `invoice.nothingLeft`
 */
export async function writeOffInvoice(
  req: PayloadRequest,
  { invoiceId, reason }: { invoiceId: string; reason: string },
): Promise<void> {
  await inTransaction(req, async () => {
    if (!(await lockRow(req, 'invoices', invoiceId))) throw new DomainError('invoice.unknown')
    const invoice = await readInvoice(req, invoiceId)
    if (!invoice) throw new DomainError('invoice.unknown')
    if (!invoiceCommandsByState[invoice.state].includes('writeOff') || invoice.kind === 'credit-note')
      throw new DomainError('invoice.notAllowed', { state: invoice.state, command: 'writeOff' })
    if ((invoice.balanceCents ?? 0) <= 0) throw new DomainError('invoice.nothingLeft')
    req.context.ledgerDetail = { reason, balanceCents: invoice.balanceCents ?? 0 }
    await req.payload.update({
      collection: 'invoices',
      id: invoiceId,
      data: { state: 'uncollectible', writtenOffAt: nowOf(req.payload).toISOString(), writeOffReason: reason },
      depth: 0,
      req,
    })
    delete req.context.ledgerDetail
  })
}
