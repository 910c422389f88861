/** Why a message did not leave, as staff read it beside the message; kept with the row, so in the agency's language. */
export const outboxReasons = {
  takenBack: 'Non envoyé : le devis a été repris avant l’envoi.',
  quoteGone: 'Non envoyé : le devis n’existe plus.',
  noLongerOut: 'Non envoyé : le devis ne peut plus être signé.',
  newerVersion: 'Non envoyé : une version plus récente du devis est partie.',
  codeExpired: 'Non envoyé : le code n’était plus valable.',
  workerLost: 'L’envoi a été interrompu : le message est peut-être parti.',
}
