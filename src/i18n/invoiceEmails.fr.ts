/** What the e-mails about invoices and payments say, in French. Words that every mail uses are in `emails.fr.ts`. */
export const invoiceEmailsFr = {
  dueOn: (date: string) => `à régler avant le ${date}`,
  issuedOn: (date: string) => `du ${date}`,
  paidBy: {
    card: 'par carte',
    'sepa-debit': 'par prélèvement',
    transfer: 'par virement',
    cheque: 'par chèque',
    cash: 'en espèces',
    'client-credit': 'par avoir',
  },

  invoiceSent: {
    subject: (number: string, brand: string) => `Votre facture ${number} – ${brand}`,
    intro: (number: string) => `Voici notre facture ${number}, jointe à cet e-mail.`,
    forQuote: (quote: string) => `Elle fait suite au devis ${quote} que vous avez signé.`,
    deposits: (amount: string) => `Vos acomptes, ${amount}, en sont déduits.`,
    pay: 'En ligne, vous pouvez la régler par carte, par prélèvement ou par virement, sans compte ni mot de passe.',
    nothing: 'Il ne reste rien à payer.',
    button: (amount: string) => `Régler ${amount}`,
    buttonRead: 'Voir la facture',
  },

  creditNoteSent: {
    subject: (number: string, brand: string) => `Votre avoir ${number} – ${brand}`,
    intro: (number: string, invoice: string, date: string) =>
      `Voici notre avoir ${number}, joint à cet e-mail. Il rectifie la facture ${invoice} du ${date}.`,
    refund: 'S’il vous revient de l’argent, nous vous le remboursons ou le déduisons de votre prochaine facture.',
  },

  paymentReceived: {
    subject: (amount: string, number: string) => `Paiement reçu : ${amount} pour la facture ${number}`,
    intro: (amount: string, how: string, number: string) =>
      `Merci. Nous avons reçu ${amount} ${how} pour la facture ${number}. Le reçu est joint à cet e-mail.`,
    settled: 'La facture est entièrement réglée.',
    left: (amount: string) => `Il reste ${amount} à régler.`,
    button: 'Voir la facture',
  },

  paymentFailed: {
    subject: (number: string) => `Votre paiement pour ${number} n’a pas abouti`,
    intro: (amount: string, how: string, number: string) =>
      `Le paiement de ${amount} ${how} pour ${number} a été refusé par la banque. Rien n’a été débité, ou la somme vous est rendue.`,
    again: 'Vous pouvez réessayer, ou choisir un autre moyen de paiement.',
    button: 'Réessayer',
  },

  paymentReviewStaff: {
    subjects: {
      held: (number: string) => `Paiement à vérifier : ${number}`,
      disputed: (number: string) => `Paiement contesté : ${number}`,
      'dispute-won': (number: string) => `Litige gagné : ${number}`,
      'dispute-lost': (number: string) => `Litige perdu : ${number}`,
      refunded: (number: string) => `Remboursement constaté : ${number}`,
      overpaid: (number: string) => `Trop-perçu : ${number}`,
      drift: (number: string) => `Écart de rapprochement : ${number}`,
    },
    intros: {
      held: 'Un paiement ne correspond pas à ce qui était demandé. Il n’a rien réglé : décidez de ce qu’il devient.',
      disputed:
        'Le client conteste ce paiement auprès de sa banque. La somme est retirée ; répondez dans les délais du prestataire.',
      'dispute-won': 'La banque vous a donné raison : la somme est revenue.',
      'dispute-lost': 'La banque a donné raison au client : la facture est de nouveau due.',
      refunded: 'Un remboursement a été fait. Un avoir est préparé : relisez-le et émettez-le.',
      overpaid: 'Le client a payé plus que ce qui était dû. L’excédent lui reste acquis : imputez-le ou remboursez-le.',
      drift: 'Le rapprochement de la nuit a trouvé un écart qu’il n’a pas pu réparer.',
    },
    client: 'Client',
    amount: 'Montant',
    reason: 'Raison',
    button: 'Ouvrir',
  },
}

export type InvoiceEmailTexts = typeof invoiceEmailsFr
