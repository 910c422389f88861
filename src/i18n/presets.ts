/** Names of the saved filters that a new installation starts with; staff rename them as they like. */
export const presetTitles = {
  leadsToHandle: 'À traiter',
  leadsQuarantined: 'Quarantaine',
  quotesAwaitingSignature: 'En attente de signature',
  quotesAwaitingDeposit: 'Acompte attendu',
  quotesDrafts: 'Brouillons',
  invoicesToCollect: 'À encaisser',
  invoicesToRemind: 'À relancer',
  paymentsHeld: 'À vérifier',
  projectsRunning: 'En cours',
  messagesFailed: 'En échec',
  messagesOwed: 'À envoyer',
}
