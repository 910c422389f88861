/** The form by which addresses are compared and stored: trimmed, lower case, composed characters (L2). */
export function normaliseEmail(text: string): string {
  return text.trim().normalize('NFC').toLowerCase()
}

/**
 * Whether mail can be sent to the address: one @, a dotted domain, lengths of RFC 5321. Quoted local parts and control
 * characters are refused, so an address can never break a header.
 */
export function isEmail(address: string): boolean {
  if (address.length > 254) return false
  const [local, domain, ...rest] = address.split('@')
  if (local === undefined || domain === undefined || rest.length > 0) return false
  return isLocalPart(local) && isDomain(domain)
}

function isLocalPart(local: string): boolean {
  return local.length <= 64 && /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u.test(local)
}

function isDomain(domain: string): boolean {
  const label = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u
  const labels = domain.split('.')
  return labels.length >= 2 && labels.every((part) => label.test(part)) && !/^\d+$/.test(labels.at(-1) ?? '')
}
