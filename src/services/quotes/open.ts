import type { Payload } from 'payload'

import type { OpenQuoteView, QuotePageState, TransferInstructions } from '../../contracts/sign'
import { maskedEmail } from '../../domain/parties/maskedEmail'
import { versionLabel } from '../../domain/quotes/content'
import { isExpired } from '../../domain/quotes/lifecycle'
import { epcPayload } from '../../domain/payments/epcPayload'
import { portsOf } from '../../integrations/ports'
import { quoteByToken, type LinkedQuote } from './read'

/**
 * All that the client's page shows for a link; null when the link opens nothing (unknown, renewed, never sent).
 *
 * @param now expiry counts from it, whether or not the nightly job has run (Q3)
 */
export async function openQuote(
  payload: Payload,
  { token, now }: { token: string; now: Date },
): Promise<OpenQuoteView | null> {
  const linked = await quoteByToken(payload, token)
  if (!linked) return null
  const { content, acceptance } = linked
  return {
    content,
    versionHash: linked.versionHash,
    label: versionLabel(content),
    state: pageState(linked, now),
    acceptance: acceptance
      ? {
          signedAt: acceptance.acceptedAt,
          signerName: acceptance.signerName,
          selection: acceptance.selection,
          totals: acceptance.totals,
          depositCents: acceptance.totals.depositGrossCents,
          deposit: linked.depositState,
        }
      : null,
    code: { required: linked.requiresCode, to: maskedEmail(content.signers[0]?.email ?? '') },
    transfer: await transferOf(payload, linked),
    pdfUrl: `/devis/${token}/${linked.isSealed ? 'signed' : 'pdf'}`,
    contactEmail: content.seller.email,
  }
}

function pageState({ state, content, pdfKey }: LinkedQuote, now: Date): QuotePageState {
  switch (state) {
    case 'draft':
      return 'revising'
    case 'sent':
    case 'partially-signed':
      if (isExpired(content.validUntil, now.toISOString())) return 'expired'
      return pdfKey === null ? 'preparing' : 'open'
    case 'accepted':
    case 'declined':
    case 'expired':
    case 'cancelled':
      return state
    case 'withdrawn':
      return 'cancelled'
  }
}

/** P5: the transfer that is awaited, with its QR code; nothing when there is nothing to pay. */
async function transferOf(payload: Payload, linked: LinkedQuote): Promise<TransferInstructions | null> {
  const { content, depositReference: reference, depositState } = linked
  const amountCents = linked.depositCents - linked.depositPaidCents
  if (linked.state !== 'accepted' || depositState !== 'awaited' || !reference) return null
  const { iban, bic, legalName, bankName } = content.seller
  const text = epcPayload({ beneficiaryName: legalName, iban, bic, amountCents, reference })
  const epcQrSvg = await portsOf(payload).qrSvg(text)
  return { iban, bic, beneficiary: legalName, bankName, reference, amountCents, epcQrSvg }
}
