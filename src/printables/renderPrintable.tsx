import type { ReactElement } from 'react'
import type { InvoiceContent } from '@/domain/invoices/content'
import type { AccountStatement } from '@/domain/exports/accountStatement'
import type { FormalNoticeContent } from '@/domain/messages/mail'
import type { ReceiptContent } from '@/domain/payments/receipt'
import { versionLabel, type QuoteContent } from '@/domain/quotes/content'
import type { CertificateFacts } from '@/domain/signatures/certificate'
import { invoiceWords } from '@/i18n/invoices'
import { ArchiveSealDocument, type ArchiveSeal } from './ArchiveSealDocument'
import { FormalNotice } from './FormalNotice'
import { InvoiceDocument } from './InvoiceDocument'
import { QuoteDocument } from './QuoteDocument'
import { ReceiptDocument } from './ReceiptDocument'
import { SignatureCertificate } from './SignatureCertificate'
import { StatementDocument } from './StatementDocument'
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

/**
 * A draft of an invoice as one HTML document for the `PdfPrinter`: "BROUILLON" in the place of the number and of the reference and
 * across every page, and no transfer code, so that nobody pays it.
 */
export async function renderInvoiceDraft(content: InvoiceContent): Promise<string> {
  const { draft } = invoiceWords(content.language)
  const unnumbered = { ...content, number: draft, paymentReference: draft }
  return renderPage(<InvoiceDocument content={unnumbered} transferCodeImage={null} watermark={draft} />)
}

/** The receipt of a payment as one HTML document for the `PdfPrinter`, in the invoice's language (I9). */
export async function renderReceipt(content: ReceiptContent): Promise<string> {
  return renderPage(<ReceiptDocument content={content} />)
}

/** The letter of a formal notice as one HTML document for the `PdfPrinter`, in the invoice's language (R34, R35). */
export async function renderFormalNotice(content: FormalNoticeContent): Promise<string> {
  return renderPage(<FormalNotice content={content} />)
}

/** The certificate of a signed quote as one HTML document for the `PdfPrinter`, in the quote's language (S5, R42). */
export async function renderCertificate(facts: CertificateFacts): Promise<string> {
  return renderPage(<SignatureCertificate facts={facts} />)
}

/** A client's account statement as one HTML document for the `PdfPrinter`, in the client's language. */
export async function renderStatement(content: AccountStatement): Promise<string> {
  return renderPage(<StatementDocument content={content} />)
}

/** The page that seals a yearly archive as one HTML document for the `PdfPrinter` (R25). */
export async function renderArchiveSeal(facts: ArchiveSeal): Promise<string> {
  return renderPage(<ArchiveSealDocument facts={facts} />)
}

/** Imported late: Next refuses `react-dom/server` in the module graph of its App Router (platform.md §4). */
async function renderPage(page: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server')
  return `<!doctype html>${renderToStaticMarkup(page)}`
}
