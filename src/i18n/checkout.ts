import type { Language } from '../domain/parties/snapshots'

type CheckoutWords = {
  invoice: (number: string) => string
  deposit: (quoteNumber: string) => string
  /** Why a credit note is made, told to the client. */
  refunded: (day: string) => string
}

/** What the payer reads about what they pay on the provider's page, and about what came back. */
export const checkoutWords: Readonly<Record<Language, CheckoutWords>> = {
  fr: {
    invoice: (number) => `Facture ${number}`,
    deposit: (quoteNumber) => `Acompte du devis ${quoteNumber}`,
    refunded: (day) => `Remboursement du ${day}`,
  },
  en: {
    invoice: (number) => `Invoice ${number}`,
    deposit: (quoteNumber) => `Deposit for quote ${quoteNumber}`,
    refunded: (day) => `Refund of ${day}`,
  },
}

/** Why a payment waits for a person, told to staff, in French as all mails to staff. */
export const heldWords = {
  amount: 'Le montant reçu n’est pas celui qui était demandé.',
  currency: 'La devise n’est pas celle qui était demandée.',
  metadata: 'Le paiement ne désigne pas ce qui était demandé.',
  subjectClosed:
    'Plus rien n’était à payer, ou moins que ce montant\u00a0: devis ou facture annulé, rétractation, ou autre versement entre-temps.',
  refundUndone: 'Le prestataire a annulé un remboursement déjà compté.',
  unknown: 'Aucun devis ni aucune facture ne correspond à ce paiement.',
} as const

/** Why a payment could not be brought to agree with the provider, told to staff (P6). */
export const driftWords = {
  missing: 'Ce paiement n’existe pas chez le prestataire.',
  amount: 'Le montant diffère de celui du prestataire.',
  state: 'L’état diffère de celui du prestataire.',
} as const
