import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import type { Quote } from '../../payload-types'
import { frozenContent } from '../quotes/frozenContent'
import { oweMessage } from './owe'

/** Owes the signer the news that the deposit has come, with its invoice, once that invoice's PDF is there. */
export async function oweDepositReceipt(
  req: PayloadRequest,
  { quote, invoiceId }: { quote: Quote; invoiceId: string },
): Promise<void> {
  if (!quote.currentVersion) return
  const version = await req.payload.findByID({
    collection: 'quote-versions',
    id: idOf(quote.currentVersion),
    depth: 0,
    req,
  })
  const content = frozenContent(version)
  const [signer] = content.signers
  if (!signer) return
  await oweMessage(req, {
    template: 'deposit-received',
    language: content.language,
    to: { name: signer.name, address: signer.email },
    purpose: `deposit-received:${invoiceId}`,
    data: {},
    isHeld: true,
    clientId: idOf(quote.client),
    quoteId: quote.id,
    quoteVersionId: version.id,
    invoiceId,
  })
}
