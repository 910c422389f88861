/** The words of the simulated payment page. */
export type PayPageTexts = typeof french

const french = {
  banner: 'SIMULATEUR – aucun argent réel',
  bannerDetail:
    'Cette page remplace celle de Stripe pour la démonstration et les tests. Ne saisissez aucune vraie carte.',
  title: 'Payer',
  choose: 'Choisissez ce qui doit se passer',
  card: 'Payer par carte',
  cardRefused: 'Payer avec une carte refusée',
  debit: 'Payer par prélèvement SEPA',
  debitHint: 'Le prélèvement reste en attente jusqu’à la réponse de la banque.',
  back: 'Annuler et revenir au site',
  refused: 'La carte a été refusée. Rien n’a été payé ; vous pouvez réessayer.',
  complete: 'Ce paiement a déjà été effectué.',
  expired: 'Cette page de paiement a expiré.',
  unknown: 'Cette page de paiement n’existe pas.',
  toSite: 'Revenir au site',
}

const english: PayPageTexts = {
  banner: 'SIMULATOR – no real money',
  bannerDetail: 'This page stands in for Stripe’s in the demo and in tests. Do not enter a real card.',
  title: 'Pay',
  choose: 'Choose what shall happen',
  card: 'Pay by card',
  cardRefused: 'Pay with a card that is refused',
  debit: 'Pay by SEPA debit',
  debitHint: 'The debit stays pending until the bank answers.',
  back: 'Cancel and go back to the site',
  refused: 'The card was refused. Nothing was paid; you can try again.',
  complete: 'This payment has already been made.',
  expired: 'This payment page has expired.',
  unknown: 'This payment page does not exist.',
  toSite: 'Go back to the site',
}

export function payPageTexts(locale: string | null): PayPageTexts {
  return locale?.startsWith('en') ? english : french
}
