import { versionLabel, type QuoteContent } from '../domain/quotes/content'

/** What fills the `{places}` of the information on withdrawal, from the quote itself. */
export function withdrawalPlaces(
  content: Pick<QuoteContent, 'seller' | 'number' | 'version'>,
): Readonly<Record<string, string>> {
  const { legalName, address, email, phone } = content.seller
  const lines = [address.line1, address.line2, `${address.postalCode} ${address.city}`]
  return { seller: legalName, address: lines.filter(Boolean).join(', '), email, phone, label: versionLabel(content) }
}
