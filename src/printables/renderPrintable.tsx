import type { ReactElement } from 'react'
import type { InvoiceContent } from '@/domain/invoices/content'
import { versionLabel, type QuoteContent } from '@/domain/quotes/content'
import type { CertificateFacts } from '@/domain/signatures/certificate'
import { InvoiceDocument } from './InvoiceDocument'
import { QuoteDocument } from './QuoteDocument'
import { SignatureCertificate } from './SignatureCertificate'
import { transferCodeImage } from './transferCodeImage'

/**
 * A quote version as one HTML document for the `PdfPrinter`: style and pictures are in it, fonts are named and the printer
 * brings them.
 */
export async function renderQuote(content: QuoteContent): Promise<string> {
  return renderPage(<QuoteDocument content={content} label={versionLabel(content)} />)
}

/** An invoice of any kind as one HTML document for the `PdfPrinter`; the transfer code is in it when money is asked for. */
export async function renderInvoice(content: InvoiceContent): Promise<string> {
  return renderPage(<InvoiceDocument content={content} transferCodeImage={await transferCodeImage(content)} />)
}

/** The certificate of a signed quote as one HTML document for the `PdfPrinter`, in the quote's language (S5, R42). */
export async function renderCertificate(facts: CertificateFacts): Promise<string> {
  return renderPage(<SignatureCertificate facts={facts} />)
}

/** Imported late: Next refuses `react-dom/server` in the module graph of its App Router (platform.md §4). */
async function renderPage(page: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server')
  return `<!doctype html>${renderToStaticMarkup(page)}`
}
