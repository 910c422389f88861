import type { PayloadRequest } from 'payload'

import type { InvoiceContent } from '../../domain/invoices/content'
import { invoiceWords } from '../../i18n/invoices'
import { portsOf } from '../../integrations/ports'
import { previewInvoice } from './preview'

/** Writes a draft as one HTML document that cannot be taken for an invoice; fulfilled by `printables`. */
export type DraftRenderer = (content: InvoiceContent) => Promise<string>

/**
 * The PDF of a draft as it would be issued today, marked on every page, without a number and without a transfer code; it is
 * kept nowhere.
 *
 * @throws {DomainError} what `previewInvoice` refuses
 */
export async function previewInvoicePdf(
  req: PayloadRequest,
  invoiceId: string,
): Promise<{ bytes: Uint8Array; filename: string }> {
  const { content } = await previewInvoice(req, invoiceId)
  const { language } = content
  const title = invoiceWords(language).draft
  const html = await draftRendererOf(req.payload.config)(content)
  return {
    bytes: await portsOf(req.payload).pdf.print(html, { title, language }),
    filename: `${title.toLowerCase()}.pdf`,
  }
}

/** @throws when the configuration was built without one */
function draftRendererOf({ custom }: { custom?: Record<string, unknown> }): DraftRenderer {
  const renderDraft: unknown = custom?.renderInvoiceDraft
  if (typeof renderDraft !== 'function') throw new Error('The configuration has no custom.renderInvoiceDraft')
  return asRenderer(renderDraft)
}

/** `traitDUnion.ts` is the only place that fills `custom`, and the type is checked there. */
function asRenderer(renderDraft: unknown): DraftRenderer {
  return renderDraft as DraftRenderer
}
