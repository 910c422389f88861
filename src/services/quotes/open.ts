import type { Payload } from 'payload'

import type { OpenQuoteView, QuotePageState, SignerView } from '../../contracts/sign'
import type { TransferInstructions } from '../../contracts/transfer'
import { maskedEmail } from '../../domain/parties/maskedEmail'
import { versionLabel } from '../../domain/quotes/content'
import { isExpired } from '../../domain/quotes/lifecycle'
import { epcPayload } from '../../domain/payments/epcPayload'
import { sideOf, standingOf, type SignerStanding } from '../../domain/signatures/signingOrder'
import { portsOf } from '../../integrations/ports'
import { onlineMethodsOf } from '../payments/onlineMethods'
import { pendingDeposit } from '../payments/pendingDeposit'
import { quoteByToken, type LinkedQuote } from './read'
import { withdrawalView } from './withdrawalView'

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
  const you = linked && standingOf(linked.order, linked.email)
  if (!linked || !you) return null
  const { content, acceptance } = linked
  const state = pageState(linked, now)
  return {
    content,
    versionHash: linked.versionHash,
    label: versionLabel(content),
    state,
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
    signers: linked.order.map((standing) => signerView(standing, { isYou: standing === you })),
    you: signerView(you, { isYou: true }),
    fixedSelection: linked.fixedSelection,
    code: { required: linked.requiresCode, to: maskedEmail(you.signer.email) },
    // Whoever signs for the agency has nothing to pay.
    ...(await depositWays(payload, { linked, isPayer: sideOf(you.signer) !== 'agency' })),
    ...(await withdrawalView(payload, { linked, now })),
    isUpdateRequested: state === 'expired' && (await isUpdateRequested(payload, linked)),
    pdfUrl: `/devis/${token}/${linked.isSealed ? 'signed' : 'pdf'}`,
    contactEmail: content.seller.email,
  }
}

function signerView({ signer, state, signedAt }: SignerStanding, { isYou }: { isYou: boolean }): SignerView {
  return { name: signer.name, role: signer.role, side: sideOf(signer), state, signedAt, isYou }
}

async function isUpdateRequested(payload: Payload, { quoteId: id }: LinkedQuote): Promise<boolean> {
  const select = { updateRequestedAt: true } as const
  const quote = await payload.findByID({ collection: 'quotes', id, select, depth: 0, joins: false })
  return Boolean(quote.updateRequestedAt)
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
    case 'withdrawn':
      return state
  }
}

/** Nothing is asked twice: what is under way is told instead (P4). */
async function depositWays(
  payload: Payload,
  { linked, isPayer }: { linked: LinkedQuote; isPayer: boolean },
): Promise<Pick<OpenQuoteView, 'transfer' | 'online' | 'pending'>> {
  const transfer = isPayer ? await transferOf(payload, linked) : null
  const pending = transfer && (await pendingDeposit(payload, linked.quoteId))
  if (transfer === null || pending !== null) return { transfer: null, online: [], pending }
  return { transfer, online: onlineMethodsOf(payload), pending }
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
