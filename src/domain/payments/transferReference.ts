import { mod97 } from '../parties/mod97'

/** Keeps a quote's deposit and an invoice apart, whatever prefixes their series have. */
const kindLetters = { quote: 'D', invoice: 'F' } as const

/**
 * The reference that a client puts on a transfer: ISO 11649, "RF", two check digits, a letter for the kind, the document's
 * number without its marks. Banks check it, so a slip of the pen is noticed (P5).
 *
 * @throws {RangeError} when the number has no letter or digit, or more than the 20 that fit
 */
export function transferReference(kind: keyof typeof kindLetters, number: string): string {
  const digitsAndLetters = number.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const body = `${kindLetters[kind]}${digitsAndLetters}`
  if (digitsAndLetters === '' || body.length > 21) throw new RangeError(`No ISO 11649 reference for ${number}`)
  return `RF${String(98 - mod97(`${body}RF00`)).padStart(2, '0')}${body}`
}

/** Whether the text, spaces and lower case allowed, is an ISO 11649 reference with the right check digits. */
export function isTransferReference(text: string): boolean {
  const reference = normaliseTransferReference(text)
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(reference) && mod97(`${reference.slice(4)}${reference.slice(0, 4)}`) === 1
}

/** The stored form of a reference: upper case, no spaces. */
export function normaliseTransferReference(text: string): string {
  return text.replace(/\s/g, '').toUpperCase()
}
