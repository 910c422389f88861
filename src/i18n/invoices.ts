import type { Language } from '../domain/parties/snapshots'

const fr = {
  lumpSum: 'forfait',
  depositShare: (share: string, quote: string) => `Acompte de ${share} sur le devis ${quote}`,
  depositPart: (quote: string) => `Acompte sur le devis ${quote}`,
  milestone: (title: string, quote: string) => `Acompte « ${title} » sur le devis ${quote}`,
  creditOf: (invoice: string) => `Avoir sur la facture ${invoice}`,
  draft: 'BROUILLON',
}

const en: typeof fr = {
  lumpSum: 'lump sum',
  depositShare: (share, quote) => `Deposit (acompte) of ${share} on quote ${quote}`,
  depositPart: (quote) => `Deposit (acompte) on quote ${quote}`,
  milestone: (title, quote) => `Deposit (acompte) “${title}” on quote ${quote}`,
  creditOf: (invoice) => `Credit for invoice ${invoice}`,
  draft: 'DRAFT',
}

/** Words that an issued invoice is written with; R18 asks for the word "acompte". */
export function invoiceWords(language: Language): typeof fr {
  return language === 'fr' ? fr : en
}
