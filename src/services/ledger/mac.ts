import { createHmac } from 'node:crypto'

/** The last line of a chain, as its head or an anchor says it. */
export type ChainEnd = { subject: string; subjectId: string; sequence: number; hash: string }

type Keyed = { secret: string }

/**
 * What only who knows the product's secret can write beside the end of a chain (R24): a database alone cannot forge it.
 * Another `PAYLOAD_SECRET` makes other MACs: after a change of the secret, older heads no longer verify.
 */
export function headMac(keyed: Keyed, { subject, subjectId, sequence, hash }: ChainEnd): string {
  return hmac(keyed, 'ledger-head', `${subject}:${subjectId}|${sequence}|${hash}`)
}

/** The same for the text of an anchor. */
export function anchorMac(keyed: Keyed, text: string): string {
  return hmac(keyed, 'ledger-anchor', text)
}

/** HMAC-SHA256 in lower-case hex, with a key of its own per purpose. */
function hmac({ secret }: Keyed, purpose: string, text: string): string {
  const key = createHmac('sha256', secret).update(purpose).digest()
  return createHmac('sha256', key).update(text).digest('hex')
}
