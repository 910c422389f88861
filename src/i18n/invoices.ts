import type { Language } from '../domain/parties/snapshots'

const fr = {
  lumpSum: 'forfait',
  depositShare: (share: string, quote: string) => `Acompte de ${share} sur le devis ${quote}`,
  depositPart: (quote: string) => `Acompte sur le devis ${quote}`,
}

const en: typeof fr = {
  lumpSum: 'lump sum',
  depositShare: (share, quote) => `Deposit (acompte) of ${share} on quote ${quote}`,
  depositPart: (quote) => `Deposit (acompte) on quote ${quote}`,
}

/** Words that an issued invoice is written with; R18 asks for the word "acompte". */
export function invoiceWords(language: Language): typeof fr {
  return language === 'fr' ? fr : en
}
