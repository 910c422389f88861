import type { LegalBasis } from '../domain/dunning/content'

const days = (count: number): string => (count === 1 ? '1 jour' : `${count} jours`)

/** What reminders and formal notices say, in French (R34). */
export const remindersFr = {
  subjects: {
    0: (invoice: string) => `Facture ${invoice} : bientôt à échéance`,
    1: (invoice: string) => `Facture ${invoice} : sauf erreur de notre part, elle reste à régler`,
    2: (invoice: string, late: number) => `Facture ${invoice} : ${days(late)} de retard`,
    3: (invoice: string) => `Facture ${invoice} : dernier rappel avant mise en demeure`,
    4: (invoice: string) => `Mise en demeure de payer – facture ${invoice}`,
  },
  /** How a formal notice begins whatever staff have written. */
  noticePrefix: (subject: string) => `Mise en demeure – ${subject}`,
  isNotice: /mise en demeure/i,
  several: (count: number) => `${count} factures à régler`,
  intros: {
    0: 'Cette facture arrive bientôt à échéance. Nous vous le rappelons simplement.',
    1: 'Sauf erreur de notre part, cette facture reste à régler. Un oubli arrive : le lien ci-dessous suffit.',
    2: 'Malgré notre premier rappel, cette facture reste impayée. Merci de la régler, ou de nous dire à quelle date vous le ferez.',
    3: 'Malgré nos rappels, cette facture reste impayée.',
    4: 'Par la présente, nous vous mettons en demeure de payer la somme indiquée ci-dessous. Cette lettre vaut interpellation suffisante (article 1344 du code civil).',
  },
  introOfSeveral: 'Voici ce qui reste à régler chez nous, facture par facture.',
  deadline: (date: string) => `Merci de régler au plus tard le ${date}.`,
  noticeDeadline: (date: string) =>
    `À défaut de paiement complet au plus tard le ${date}, nous demanderons une injonction de payer au tribunal compétent.`,
  announcesNotice: 'Passé cette date, nous vous adresserons une mise en demeure.',
  offersInstallments:
    'Si le montant pose une difficulté, vous pouvez le régler en deux ou trois fois : dites-le-nous en un clic.',
  lateTerms:
    'Les conditions de retard imprimées sur la facture s’appliquent : pénalités et indemnité forfaitaire de recouvrement.',
  apart: 'Les pénalités et l’indemnité forfaitaire s’ajoutent au principal.',
  legalInterest: 'Les intérêts au taux légal courent à compter de cette lettre (article 1231-6 du code civil).',
  legalBasesTitle: 'Textes',
  legalBases: {
    'ccom-l441-10': 'article L441-10 du code de commerce',
    'ccom-d441-5': 'article D441-5 du code de commerce',
    'cciv-1344': 'article 1344 du code civil',
    'cciv-1344-1': 'article 1344-1 du code civil',
    'cciv-1231-6': 'article 1231-6 du code civil',
  } satisfies Record<LegalBasis, string>,
  facts: {
    creditor: 'Créancier',
    debtor: 'Débiteur',
    invoice: 'Facture',
    invoiceOf: (number: string, date: string) => `${number} du ${date}`,
    quote: 'Devis',
    quoteOf: (number: string, date: string) => `${number} signé le ${date}`,
    dueOn: 'Échéance',
    late: 'Retard',
    days,
    left: 'Reste à payer',
    interest: 'Pénalités de retard à ce jour',
    fee: 'Indemnité forfaitaire de recouvrement',
    total: 'Total',
    iban: 'IBAN',
    bic: 'BIC',
    reference: 'Référence du virement',
    date: 'Date',
  },
  pay: (amount: string) => `Régler ${amount}`,
  answers: {
    promise: 'Promettre une date',
    installments: 'Payer en deux ou trois fois',
    problem: 'Signaler un problème',
    paid: 'J’ai déjà payé',
  },
  answersOfSeveral: (invoice: string) => `Répondre au sujet de la facture ${invoice}`,
  ignoreIfPaid: 'Si vous avez réglé entre-temps, merci d’ignorer ce message.',
  letterTitle: 'Mise en demeure de payer',
  letterSent: 'Par lettre recommandée avec avis de réception',
  staff: {
    subjects: {
      promise: (invoice: string) => `Promesse de paiement : ${invoice}`,
      installments: (invoice: string) => `Paiement en plusieurs fois : ${invoice}`,
      problem: (invoice: string) => `Problème signalé : ${invoice}`,
      paid: (invoice: string) => `Dit avoir payé : ${invoice}`,
    },
    intros: {
      promise: 'Le client promet de payer. Les relances attendent cette date.',
      installments: 'Le client propose de payer en plusieurs fois. Les relances attendent chaque date.',
      problem: 'Le client signale un problème. Les relances de cette facture sont arrêtées jusqu’à votre décision.',
      paid: 'Le client dit avoir déjà payé. Les relances attendent sept jours : cherchez le paiement.',
    },
    client: 'Client',
    left: 'Reste dû',
    promisedOn: 'Promis pour le',
    part: (rank: number) => `Part ${rank}`,
    proof: 'Justificatif',
    proofKept: 'joint au dossier du client',
    button: 'Ouvrir la facture',
  },
  tasks: {
    bounced: (invoice: string) => `Relance de ${invoice} : l’adresse ne répond pas`,
    bouncedNote: 'Appelez le client et corrigez son adresse e-mail.',
    postNotice: (invoice: string) => `Mise en demeure à poster : ${invoice}`,
    postNoticeNote:
      'Imprimez la lettre et envoyez-la en recommandé, ou par un service de recommandé électronique qualifié ; notez ensuite la date et le numéro de suivi sur la facture.',
    saysPaid: (invoice: string) => `Paiement annoncé à retrouver : ${invoice}`,
    problem: (invoice: string) => `Problème signalé : ${invoice}`,
    noAmount: 'Relances arrêtées : un taux ou une indemnité de retard manque aux réglages',
  },
}

export type ReminderTexts = typeof remindersFr
