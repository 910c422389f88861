import type { Payload, TaskConfig } from 'payload'

import { nowOf } from '../database/clock'
import { portsOf } from '../integrations/ports'
import { renderInvoice, renderQuote } from '../printables/renderPrintable'
import { readFrozenDocument, type FrozenDocument } from '../services/documents/frozenDocument'
import { storePdf } from '../services/documents/storePdf'
import { requestOf } from '../services/guest'

/** Makes the one PDF of a frozen quote version or an issued invoice; done before, it does nothing (Q1, I7). */
export const renderDocument: TaskConfig<'render-document'> = {
  slug: 'render-document',
  label: 'PDF',
  inputSchema: [
    { name: 'kind', type: 'select', required: true, options: ['quote-version', 'invoice'] },
    { name: 'id', type: 'text', required: true },
  ],
  retries: { attempts: 8, backoff: { type: 'exponential', delay: 5_000 } },
  handler: async ({ input, req }) => {
    const system = await requestOf(req.payload, { kind: 'system', name: 'render-document' })
    const document = await readFrozenDocument(system, input)
    if (document.pdf) return { output: {} }
    await storePdf(system, { ...input, bytes: await printFrozen(req.payload, document, input.id) })
    return { output: {} }
  },
}

/** The bytes of a frozen document: printed, then made an archive file that says its document id (S6). */
export async function printFrozen(payload: Payload, document: FrozenDocument, documentId: string): Promise<Uint8Array> {
  const { pdf, archivePdf } = portsOf(payload)
  const html = document.kind === 'invoice' ? await renderInvoice(document.content) : await renderQuote(document.content)
  const { label: title, content } = document
  const bytes = await pdf.print(html, { title, language: content.language })
  return archivePdf({ bytes, documentId, title, language: content.language, createdAt: nowOf(payload) })
}
