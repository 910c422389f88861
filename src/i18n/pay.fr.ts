/** The words of an invoice's page. `{name}` places are filled by `fill`. Source language: `pay.en.ts` has the same keys. */
export const payFr = {
  kind: {
    standard: 'Facture',
    deposit: 'Facture d’acompte',
    final: 'Facture de solde',
    'credit-note': 'Avoir',
  },
  page: {
    title: '{kind} {number}',
    from: '{kind} de {seller} pour',
    meta: 'Numéro {number} du {date}',
    dueOn: 'Échéance : {date}',
    purchaseOrder: 'Bon de commande {number}',
    quote: 'Devis {number}, signé le {date}',
    corrects: 'Rectifie la facture {number} du {date}',
    download: 'Télécharger le PDF',
    question: 'Poser une question',
    lines: 'Ce qui est facturé ({count})',
    totals: 'Total',
    payments: 'Paiements',
    mentions: 'Mentions légales',
  },
  amount: {
    due: 'Reste à payer',
    paid: 'Montant réglé',
    processing: 'Paiement en cours',
    credit: 'Montant de l’avoir',
    total: 'Total de la facture',
  },
  standing: {
    preparing: {
      title: 'Votre facture est en préparation',
      body: 'Son PDF sera là dans un instant. Cette page se met à jour d’elle-même.',
    },
    dueIn: { title: 'À régler sous {count} jours', body: 'L’échéance est le {date}.' },
    dueTomorrow: { title: 'À régler d’ici demain', body: 'L’échéance est le {date}.' },
    dueToday: { title: 'À régler aujourd’hui', body: 'L’échéance est ce jour, le {date}.' },
    overdue: {
      title: 'L’échéance est passée depuis {count} jours',
      body: 'Elle était le {date}. Si votre paiement est déjà parti, merci : vous n’avez rien à faire. Une difficulté ? Écrivez-nous, nous trouverons une solution.',
    },
    overdueOne: {
      title: 'L’échéance était hier',
      body: 'Elle était le {date}. Si votre paiement est déjà parti, merci : vous n’avez rien à faire. Une difficulté ? Écrivez-nous, nous trouverons une solution.',
    },
    debit: {
      title: 'Votre prélèvement est en cours',
      body: 'Demandé le {date}, il prend 3 à 5 jours ouvrés. Vous n’avez rien d’autre à faire : nous vous écrivons s’il n’aboutit pas.',
    },
    underWay: {
      title: 'Votre paiement est en cours',
      body: 'Commencé le {date}, il n’est pas encore confirmé. Vous n’avez rien d’autre à faire : nous vous écrivons s’il n’aboutit pas.',
    },
    received: { title: 'Paiement reçu', body: 'Merci. Votre paiement est arrivé le {date} et la facture est réglée.' },
    paid: {
      title: 'Cette facture est réglée',
      body: 'Votre paiement est arrivé le {date}. Merci, rien d’autre n’est à payer.',
    },
    settled: { title: 'Cette facture est réglée', body: 'Rien n’est à payer.' },
    refunded: {
      title: 'Cette facture est annulée et remboursée',
      body: 'Un avoir l’annule, et le remboursement figure dans les paiements ci-dessous. Rien n’est à payer.',
    },
    cancelled: {
      title: 'Cette facture est annulée par un avoir',
      body: 'Rien n’est à payer. L’avoir vous est envoyé par e-mail.',
    },
    'credit-note': {
      title: 'Cet avoir est en votre faveur',
      body: 'Rien n’est à payer. Il réduit ou annule la facture qu’il rectifie.',
    },
  },
  failed: {
    debit: {
      title: 'Le prélèvement du {date} n’a pas abouti',
      body: 'Votre banque a refusé {amount} et rien n’a été débité. Vous pouvez payer à nouveau, du moyen qui vous convient.',
    },
    other: {
      title: 'Le paiement du {date} n’a pas abouti',
      body: 'Les {amount} n’ont pas été débités. Vous pouvez payer à nouveau, du moyen qui vous convient.',
    },
  },
  back: {
    waiting: {
      title: 'Nous attendons la confirmation de la banque',
      body: 'Cela prend le plus souvent quelques secondes. Cette page se met à jour d’elle-même : ne payez pas une seconde fois.',
    },
    late: {
      title: 'La confirmation n’est pas encore là',
      body: 'Elle peut prendre quelques minutes. Vous pouvez fermer cette page : si vous avez validé le paiement, le reçu apparaîtra ici. Ne payez une seconde fois que si vous ne l’avez pas validé.',
    },
    again: 'Voir l’état de la facture',
    abandoned: {
      title: 'Rien n’a été débité',
      body: 'Vous avez quitté le paiement avant la fin. Vous pouvez le reprendre quand vous voulez.',
    },
  },
  ways: {
    title: 'Comment souhaitez-vous payer ?',
    only: 'Payer par virement',
    card: {
      title: 'Carte bancaire',
      body: 'Confirmation immédiate, sur la page sécurisée de notre prestataire de paiement.',
      submit: 'Payer {amount}',
      by: 'par carte',
    },
    'sepa-debit': {
      title: 'Prélèvement SEPA',
      body: 'Vous indiquez votre IBAN et autorisez ce seul prélèvement. Comptez 3 à 5 jours ouvrés.',
      submit: 'Payer {amount}',
      by: 'par prélèvement',
    },
    transfer: {
      title: 'Virement',
      body: 'Indiquez bien la référence : elle relie votre virement à cette facture.',
    },
    opening: 'Ouverture de la page de paiement',
  },
  transfer: {
    amount: 'Montant',
    beneficiary: 'Bénéficiaire',
    iban: 'IBAN',
    bic: 'BIC',
    reference: 'Référence',
    qr: 'Ou scannez ce code avec l’application de votre banque.',
    qrLabel: 'Code QR du virement : {amount}, référence {reference}',
    copy: 'Copier',
    copied: 'Copié',
    copyFailed: 'Sélectionnez le texte pour le copier',
    copyName: 'Copier : {what}',
  },
  line: {
    sentence: '{quantity} {unit} à {price}',
    alone: '{quantity} {unit}',
    discount: 'remise de {rate}',
    vat: 'TVA {rate}',
    noVat: 'sans TVA',
    net: 'HT',
  },
  totals: {
    subtotal: 'Sous-total HT',
    subtotalNoVat: 'Sous-total',
    discount: 'Remise',
    net: 'Total HT',
    vat: 'TVA {rate}',
    gross: 'Total TTC',
    grossNoVat: 'Total, sans TVA',
    deposits: 'Acomptes déjà réglés',
    credited: 'Avoirs',
    paid: 'Paiements reçus',
    underWay: 'Paiements en cours',
    due: 'Reste à payer',
    surplus: 'En votre faveur',
  },
  payment: {
    method: {
      card: 'Carte bancaire',
      'sepa-debit': 'Prélèvement SEPA',
      transfer: 'Virement',
      cheque: 'Chèque',
      cash: 'Espèces',
      'client-credit': 'Avoir client',
    },
    refund: 'Remboursement',
    state: {
      pending: 'En cours',
      succeeded: 'Reçu',
      failed: 'Non abouti',
      disputed: 'Contesté',
      refunded: 'Versé',
    },
    receipt: 'Reçu (PDF)',
    receiptName: 'Reçu du paiement de {amount} du {date} (PDF)',
  },
  refusal: {
    amountChanged: {
      title: 'Le montant à payer vient de changer',
      body: 'Rien n’a été débité. La page montre le montant à jour : vérifiez-le, puis payez.',
    },
    notPayable: {
      title: 'Il n’y a plus rien à payer',
      body: 'Rien n’a été débité. La page montre où en est cette facture.',
    },
    pending: {
      title: 'Un paiement est déjà en cours',
      body: 'Rien n’a été débité une seconde fois. La page montre où il en est.',
    },
    unavailable: {
      title: 'Le paiement en ligne ne répond pas pour le moment',
      body: 'Rien n’a été débité. Réessayez dans une minute, ou payez par virement.',
    },
    tooMany: {
      title: 'Trop d’essais de suite',
      body: 'Rien n’a été débité. Attendez une minute, puis réessayez.',
    },
    notFound: {
      title: 'Ce lien ne mène plus à une facture',
      body: 'Rien n’a été débité. Ouvrez le lien du dernier e-mail que nous vous avons envoyé.',
    },
    invalid: {
      title: 'Cette demande n’a pas la bonne forme',
      body: 'Rien n’a été débité. Rechargez la page, puis réessayez.',
    },
  },
}

/** The same keys in every language. */
export type PayTexts = typeof payFr
