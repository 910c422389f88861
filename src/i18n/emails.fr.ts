const declineReasons = {
  price: 'le prix',
  timing: 'le délai',
  scope: 'le contenu de la proposition',
  competitor: 'un autre prestataire a été choisi',
  postponed: 'le projet est reporté',
  other: 'une autre raison',
}

/** The words of the e-mails; sentences with facts are functions. Source language: `emails.en.ts` has the same keys. */
export const emailsFr = {
  greeting: (name: string | null) => (name === null ? 'Bonjour,' : `Bonjour ${name},`),
  /** After an amount, when VAT is part of it. */
  withVat: (amount: string) => `${amount} TTC`,
  validUntil: (date: string) => `valable jusqu’au ${date}`,
  signedOn: (date: string) => `signé le ${date}`,
  receivedOn: (date: string) => `reçus le ${date}`,
  question: 'Une question ? Répondez simplement à cet e-mail.',
  automatic: (brand: string) => `Message envoyé par ${brand}.`,

  quoteSent: {
    subject: (label: string, title: string) => `Votre devis ${label} : ${title}`,
    intro: (label: string, title: string) =>
      `Voici notre devis ${label}, « ${title} ». Il est joint à cet e-mail ; en ligne, vous pouvez le lire sur tout écran et le signer.`,
    introWithChoices: (label: string, title: string) =>
      `Voici notre devis ${label}, « ${title} ». Il est joint à cet e-mail ; en ligne, vous pouvez choisir vos options, voir le total suivre, et signer.`,
    deposit: (amount: string, rate: string) =>
      `À la signature, un acompte de ${amount} (${rate}) réserve le démarrage du projet.`,
    button: 'Voir et signer le devis',
    personal: (client: string) =>
      `Ce lien vous est personnel : il permet de signer. Ne le transmettez qu’à une personne qui peut engager ${client}.`,
  },

  signCode: {
    subject: (label: string) => `Votre code pour signer le devis ${label}`,
    lead: (code: string) => `Votre code : ${code}`,
    intro: (label: string, title: string) =>
      `Saisissez-le sur la page du devis ${label}, « ${title} », pour le signer. Il sert une fois et vaut 10 minutes.`,
    warning:
      'Vous n’avez pas demandé ce code ? Ne le communiquez à personne et répondez à cet e-mail : rien n’est signé sans lui.',
  },

  quoteSigned: {
    subject: (label: string) => `Devis ${label} signé`,
    intro: (title: string) => `Merci. Votre devis « ${title} » est signé.`,
    depositNext: (amount: string) =>
      `Prochaine étape : l’acompte de ${amount}, par virement aux coordonnées suivantes.`,
    beneficiary: 'Bénéficiaire',
    iban: 'IBAN',
    bic: 'BIC',
    amount: 'Montant',
    reference: 'Référence à indiquer',
    why: 'La référence nous permet de reconnaître votre virement. Dès qu’il est arrivé, vous recevez la facture d’acompte.',
    noDeposit: 'Aucun acompte n’est demandé. Nous revenons vers vous pour organiser la suite.',
    button: 'Revoir le devis signé',
  },

  quoteSignedStaff: {
    subject: (label: string, client: string) => `Devis ${label} signé par ${client}`,
    intro: (client: string, title: string) => `${client} a signé « ${title} ».`,
    client: 'Client',
    signers: 'Signé par',
    total: 'Total',
    deposit: 'Acompte attendu',
    noDeposit: 'Aucun acompte',
    button: 'Ouvrir le devis',
  },

  quoteDeclinedStaff: {
    subject: (label: string, client: string) => `Devis ${label} refusé par ${client}`,
    lead: (amount: string) => `${amount} · refusé`,
    intro: (client: string, title: string) => `${client} a refusé « ${title} ».`,
    reason: 'Motif',
    reasons: declineReasons,
    words: 'Dans ses mots :',
    noWords: 'Le client n’a pas laissé de commentaire.',
    button: 'Ouvrir le devis',
  },

  depositReceived: {
    subject: (number: string) => `Acompte reçu : votre facture ${number}`,
    intro: (number: string) =>
      `Merci. Votre acompte est arrivé ; la facture d’acompte ${number}, acquittée, est jointe à cet e-mail.`,
    forQuote: (quote: string) => `Il concerne le devis ${quote} et sera déduit de la facture finale.`,
    starts: 'Le projet démarre : nous vous écrivons pour fixer la réunion de cadrage.',
    startsAfter: (date: string) => `Le projet démarre à la fin de votre délai de rétractation, le ${date}.`,
  },
}

export type EmailTexts = typeof emailsFr
