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
    introAfter: (label: string, title: string, names: string) =>
      `Le devis ${label}, « ${title} », est déjà signé par ${names} : c’est votre tour. Il est joint à cet e-mail ; en ligne, vous pouvez le lire sur tout écran, avec les options choisies, et le signer.`,
    deposit: (amount: string, rate: string) =>
      `À la signature, un acompte de ${amount} (${rate}) réserve le démarrage du projet.`,
    button: 'Voir et signer le devis',
    personal: (client: string) =>
      `Ce lien vous est personnel : il permet de signer. Ne le transmettez qu’à une personne qui peut engager ${client}.`,
  },

  quoteToCountersign: {
    subject: (label: string, client: string) => `Devis ${label} à contresigner : ${client}`,
    intro: (client: string, title: string) =>
      `${client} a signé « ${title} ». Le devis sera accepté quand vous l’aurez signé au nom de l’agence.`,
    client: 'Client',
    signers: 'Signé par',
    total: 'Total choisi',
    button: 'Lire et contresigner',
    personal: 'Ce lien vous est personnel : il permet de signer au nom de l’agence. Ne le transmettez à personne.',
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

  quoteReminder: {
    subjects: {
      'third-day': (label: string, _daysLeft: number) => `Avez-vous pu lire le devis ${label} ?`,
      'seventh-day': (label: string, _daysLeft: number) => `Une question sur le devis ${label} ?`,
      'before-expiry': (label: string, daysLeft: number) =>
        daysLeft === 0
          ? `Devis ${label} : dernier jour pour le signer`
          : `Devis ${label} : encore ${daysLeft} ${daysLeft > 1 ? 'jours' : 'jour'} pour le signer`,
    },
    intros: {
      'third-day': (label: string, title: string) =>
        `Il y a quelques jours, nous vous avons envoyé le devis ${label}, « ${title} ». Avez-vous eu le temps de le lire ?`,
      'seventh-day': (label: string, title: string) =>
        `Le devis ${label}, « ${title} », reste à votre disposition. S’il manque quelque chose ou si un point est à revoir, nous l’adaptons avec vous.`,
      'before-expiry': (label: string, title: string) =>
        `Le devis ${label}, « ${title} », arrive à la fin de sa validité.`,
    },
    daysLeft: (days: number) =>
      days === 0
        ? 'Vous pouvez encore le signer aujourd’hui.'
        : `Il reste ${days} ${days > 1 ? 'jours' : 'jour'} pour le signer.`,
    afterwards: 'Après cette date, la même page vous permet d’en demander une mise à jour.',
    button: 'Revoir le devis',
    no: 'Le projet a changé, ou ce n’est pas le moment ? Vous pouvez refuser le devis sur cette page, en un mot : nous ne vous écrirons plus à son sujet.',
  },

  quoteUpdateRequestedStaff: {
    subject: (label: string, client: string) => `Mise à jour du devis ${label} demandée par ${client}`,
    lead: (amount: string, date: string) => `${amount} · expiré après le ${date}`,
    intro: (client: string, title: string) =>
      `${client} aimerait une mise à jour du devis « ${title} », qui ne peut plus être signé.`,
    words: 'Dans ses mots :',
    noWords: 'Le client n’a rien ajouté.',
    next: '« Réviser » prépare une nouvelle version ; le client la reçoit quand vous l’envoyez.',
    button: 'Ouvrir le devis',
  },

  ledgerAnchor: {
    subject: (date: string) => `Ancrage du journal, ${date}`,
    lead: (date: string, chains: number) => `${date} · ${chains} ${chains > 1 ? 'chaînes' : 'chaîne'}`,
    intro:
      'L’état du journal a été copié hors de la base de données. Gardez ce message : si quelqu’un coupait ou réécrivait le journal plus tard, il le ferait voir.',
    date: 'Date',
    chains: 'Chaînes',
    hash: 'SHA-256 du fichier',
    attached:
      'Le fichier est joint. Son empreinte, calculée par sha256sum par exemple, doit être celle qui est écrite ici.',
    notAttached:
      'Le fichier est trop grand pour être joint : il est dans le stockage, sous un nom qui contient cette empreinte.',
    check: 'Pour vérifier tout le journal, lancez sur le serveur : npm run ledger:verify',
  },

  withdrawalReceipt: {
    subject: (label: string) => `Accusé de réception de votre rétractation, devis ${label}`,
    intro: 'Nous avons bien reçu votre rétractation. Conservez cet e-mail : il en est l’accusé de réception.',
    statement: 'Votre déclaration :',
    receivedAt: 'Reçue le',
    /** The clock's zone, then the same instant for everybody. */
    zone: (instant: string, utc: string) => `${instant}, heure de Paris (${utc})`,
    name: 'Nom',
    contract: 'Contrat',
    ended: 'Le contrat a pris fin : rien ne vous est plus demandé, sauf ce qui est écrit ici.',
    nothingPaid: 'Aucun acompte n’est arrivé : il n’y a rien à vous rembourser, et le virement n’est plus attendu.',
    refund: (amount: string, date: string) =>
      `Nous vous remboursons votre acompte de ${amount} au plus tard le ${date}, par le même moyen de paiement, sans frais pour vous.`,
    refundPart: (amount: string, date: string) =>
      `Vous avez versé un acompte de ${amount}. Nous vous le remboursons au plus tard le ${date}, par le même moyen de paiement et sans frais, moins la part du travail que vous nous aviez demandé de commencer avant la fin du délai et qui est déjà faite.`,
    part: 'Vous nous aviez demandé de commencer avant la fin du délai : la part du travail déjà faite reste due. Nous vous écrivons pour en donner le détail.',
  },

  quoteWithdrawnStaff: {
    subject: (label: string, client: string) => `Devis ${label} : ${client} s’est rétracté`,
    lead: (date: string) => `${date} · rétracté`,
    intro: (client: string, title: string) =>
      `${client} s’est rétracté du contrat « ${title} », comme un consommateur en a le droit pendant 14 jours. Le projet est annulé ; arrêtez le travail.`,
    receivedAt: 'Reçue le',
    name: 'Nom',
    paid: 'À rembourser',
    refundBy: 'Au plus tard le',
    refund: 'Une fois le remboursement fait, notez-le sur le devis : « Remboursement fait ».',
    part: 'Le client avait demandé un démarrage anticipé : la part du travail déjà faite peut être retenue.',
    nothingPaid: 'Aucun acompte n’est arrivé : rien à rembourser.',
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
