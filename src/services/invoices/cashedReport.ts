import type { PayloadRequest } from 'payload'

import { idOrNull } from '../../database/ids'
import type { VatGroup } from '../../domain/quotes/totals'
import { cashedShares } from './cashedShares'
import { issuedContent } from './issuedContent'

/** The "Encaissée" report of one movement of money: what it brings per VAT rate; amounts in cents, a refund negative (R55). */
export type CashedReport = {
  schema: 'trait-d-union/cashed/1'
  status: { code: 212; name: 'Encaissée' }
  invoice: { number: string; issuedOn: string; currency: string; sellerSiren: string; clientSiren: string | null }
  paymentId: string
  cashedOn: string
  byRate: { category: VatGroup['category']; rateBp: number; netCents: number; vatCents: number; grossCents: number }[]
}

/**
 * What the platform is told of a payment or a refund (R55); null when there is nothing to tell: it belongs to no issued invoice,
 * does not count as money any more, or brings only a client's credit.
 *
 * @throws Payload's NotFound for an unknown payment
 */
export async function cashedReport(req: PayloadRequest, paymentId: string): Promise<CashedReport | null> {
  const payment = await req.payload.findByID({ collection: 'payments', id: paymentId, depth: 0, req })
  const invoiceId = idOrNull(payment.invoice)
  if (invoiceId === null) return null
  const invoice = await req.payload.findByID({ collection: 'invoices', id: invoiceId, depth: 0, joins: false, req })
  if (invoice.state === 'draft') return null
  const content = issuedContent(invoice)
  const movement = (await cashedShares(req, [{ id: invoiceId, content }])).find(({ id }) => id === paymentId)
  if (movement === undefined || movement.shares.length === 0) return null
  const { number, issuedOn, currency, seller, client } = content
  return {
    schema: 'trait-d-union/cashed/1',
    status: { code: 212, name: 'Encaissée' },
    invoice: { number, issuedOn, currency, sellerSiren: seller.siren, clientSiren: client.siren },
    paymentId,
    cashedOn: movement.receivedOn,
    byRate: movement.shares.map(({ category, rateBp, netCents, vatCents }) => ({
      category,
      rateBp,
      netCents,
      vatCents,
      grossCents: netCents + vatCents,
    })),
  }
}
