/** What kind of buyer a client is in law; decides mentions, VAT and late-payment rules (R4). */
export const clientKinds = ['pro-fr', 'pro-eu', 'pro-non-eu', 'public', 'consumer'] as const
export type ClientKind = (typeof clientKinds)[number]

/** The two languages that a document can be written in. */
export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]

export type PostalAddress = {
  line1: string
  line2: string | null
  postalCode: string
  city: string
  /** ISO 3166-1 alpha-2 */
  country: string
}

/** The agency as it was when the document was made (R1, R5). */
export type SellerSnapshot = {
  legalName: string
  tradeName: string
  legalForm: string
  shareCapitalCents: number | null
  /** Prints "EI" beside the name (R2). */
  soleTrader: boolean
  siren: string
  siret: string
  /** e.g. "RCS Lyon" */
  registration: string
  vatNumber: string | null
  /** franchise en base: no VAT may appear (R11). */
  vatRegime: 'standard' | 'franchise'
  /** "Option pour le paiement de la taxe d'après les débits" (R14). */
  vatOnDebits: boolean
  address: PostalAddress
  email: string
  phone: string
  website: string | null
  iban: string
  bic: string
  bankName: string
}

/** The client as it was when the document was made (R4, R5). */
export type ClientSnapshot = {
  kind: ClientKind
  name: string
  siren: string | null
  siret: string | null
  vatNumber: string | null
  address: PostalAddress
  /** The person the document is for, if known. */
  attention: string | null
}
