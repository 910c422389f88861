import type { SellerSnapshot } from '../domain/parties/snapshots'

/** Who writes, in law and on paper: name, registration, address and how to answer. */
export function sellerFooter(seller: SellerSnapshot): string {
  const { address } = seller
  const name = [seller.legalName, formOf(seller), seller.registration]
  const place = [address.line1, address.line2, `${address.postalCode} ${address.city}`]
  const ways = [seller.phone, seller.email, seller.website]
  return [name, place, ways].map(joined).filter(Boolean).join('\n')
}

function joined(parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part.trim() !== '').join(' · ')
}

/** "EI" beside a sole trader's name (R2); a form that the name already ends with is not repeated. */
function formOf({ legalName, legalForm, soleTrader }: SellerSnapshot): string | null {
  const form = soleTrader ? 'EI' : legalForm
  return legalName.endsWith(` ${form}`) ? null : form
}
