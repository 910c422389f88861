import type { Payload, PayloadRequest, TaskConfig } from 'payload'

import { nowOf } from '../database/clock'
import { portsOf } from '../integrations/ports'
import { renderFormalNotice, renderInvoice, renderQuote, renderReceipt } from '../printables/renderPrintable'
import { documentKinds, readFrozenDocument, type FrozenDocument } from '../services/documents/frozenDocument'
import { storePdf } from '../services/documents/storePdf'
import { noticeTitle, noticeToPrint, storeNotice } from '../services/dunning/notice'
import { requestOf } from '../services/guest'

/** Makes the one PDF of a frozen quote version, an issued invoice or a receipt; done before, it does nothing (Q1, I7, I9). */
export const renderDocument: TaskConfig<'render-document'> = {
  slug: 'render-document',
  label: 'PDF',
  inputSchema: [
    { name: 'kind', type: 'select', required: true, options: [...documentKinds] },
    { name: 'id', type: 'text', required: true },
  ],
  retries: { attempts: 8, backoff: { type: 'exponential', delay: 5_000 } },
  handler: async ({ input, req }) => {
    const system = await requestOf(req.payload, { kind: 'system', name: 'render-document' })
    const document = await readFrozenDocument(system, input)
    if (!document.pdf) await storePdf(system, { ...input, bytes: await printFrozen(req.payload, document, input.id) })
    if (input.kind === 'invoice') await printNotice(system, input.id)
    return { output: {} }
  },
}

/** The letter of an invoice's formal notice, when one is owed and not printed yet (R35). */
async function printNotice(req: PayloadRequest, invoiceId: string): Promise<void> {
  const notice = await noticeToPrint(req, invoiceId)
  if (notice === null) return
  const { pdf, archivePdf } = portsOf(req.payload)
  const { language } = notice.item.invoice
  const title = noticeTitle(notice)
  const printed = await pdf.print(await renderFormalNotice(notice), { title, language })
  const documentId = notice.reminderId
  const bytes = await archivePdf({ bytes: printed, documentId, title, language, createdAt: nowOf(req.payload) })
  await storeNotice(req, { notice, bytes })
}

/** The bytes of a frozen document: printed, then made an archive file that says its document id (S6). */
export async function printFrozen(payload: Payload, document: FrozenDocument, documentId: string): Promise<Uint8Array> {
  const { pdf, archivePdf } = portsOf(payload)
  const html = await htmlOf(document)
  const { label: title, content } = document
  const bytes = await pdf.print(html, { title, language: content.language })
  return archivePdf({ bytes, documentId, title, language: content.language, createdAt: nowOf(payload) })
}

function htmlOf(document: FrozenDocument): Promise<string> {
  switch (document.kind) {
    case 'quote-version':
      return renderQuote(document.content)
    case 'invoice':
      return renderInvoice(document.content)
    case 'receipt':
      return renderReceipt(document.content)
  }
}
