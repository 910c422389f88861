import { toString } from 'qrcode'
import { DomainError } from '@/domain/errors'
import type { InvoiceContent } from '@/domain/invoices/content'
import { epcPayload } from '@/domain/payments/epcPayload'

/**
 * The transfer that pays an invoice, as the picture of an EPC code (P5).
 *
 * @returns a `data:` URI (SVG), or null when nothing is to be paid or the code cannot say it: other currency, incomplete bank details
 */
export async function transferCodeImage(content: InvoiceContent): Promise<string | null> {
  const payload = payloadOf(content)
  if (payload === null) return null
  // Level M is what EPC069-12 asks for; the white frame is the page's.
  const svg = await toString(payload, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

function payloadOf({ kind, currency, seller, payableCents, paymentReference }: InvoiceContent): string | null {
  if (kind === 'credit-note' || currency !== 'EUR') return null
  try {
    return epcPayload({
      beneficiaryName: seller.legalName,
      iban: seller.iban,
      bic: seller.bic,
      amountCents: payableCents,
      reference: paymentReference,
    })
  } catch (error) {
    if (error instanceof DomainError && error.code === 'payment.noTransferCode') return null
    throw error
  }
}
