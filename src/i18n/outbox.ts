/** Why a message did not leave, as staff read it beside the message; kept with the row, so in the agency's language. */
export const outboxReasons = {
  takenBack: 'Non envoyé : le devis a été repris avant l’envoi.',
  quoteGone: 'Non envoyé : le devis n’existe plus.',
  noLongerOut: 'Non envoyé : le devis ne peut plus être signé.',
  newerVersion: 'Non envoyé : une version plus récente du devis est partie.',
  reminderPointless: 'Non envoyé : le signataire a déjà signé.',
  remindersOff: 'Non envoyé : les rappels de ce devis sont arrêtés.',
  reminderTooSoon: 'Non envoyé : le devis lui-même vient seulement de partir, ou n’est pas parti.',
  codeExpired: 'Non envoyé : le code n’était plus valable.',
  withdrawn: 'Non envoyé : le client s’est rétracté.',
  invoicePaid: 'Non envoyé : la facture est réglée.',
  invoiceCancelled: 'Non envoyé : la facture est annulée.',
  invoiceUncollectible: 'Non envoyé : la facture est passée en irrécouvrable.',
  invoiceDisputed: 'Non envoyé : la facture est contestée.',
  creditToIssue: 'Non envoyé : un avoir est à émettre sur cette facture.',
  remindersPaused: 'Non envoyé : les relances sont suspendues.',
  paymentPromised: 'Non envoyé : le client a promis une date.',
  invoiceRemindersOff: 'Non envoyé : les relances sont arrêtées.',
  reminderLeft: 'Non envoyé : cette relance est déjà partie, ou une plus forte.',
  reminderNotDue: 'Non envoyé : ce n’est plus le jour de cette relance.',
  noticeOutdated: 'Non envoyé : le montant a changé depuis l’impression de la lettre.',
  amountMissing: 'Non envoyé : un taux ou une indemnité de retard manque aux réglages.',
  suppressedBounce: 'Non envoyé : cette adresse a refusé un message précédent.',
  suppressedComplaint: 'Non envoyé : ce destinataire a signalé un message comme indésirable.',
  suppressedManual: 'Non envoyé : cette adresse est bloquée par l’équipe.',
  workerLost: 'L’envoi a été interrompu : le message est peut-être parti.',
}

/** What staff read above the messages when mail does not leave as usual. */
export const mailNotices = {
  stopped: {
    fr: 'L’envoi des e-mails est suspendu (MAIL_KILL_SWITCH) : les messages dus attendent sa reprise.',
    en: 'Sending is stopped (MAIL_KILL_SWITCH): messages that are owed wait until it is resumed.',
  },
  dryRun: {
    fr: 'Essai à blanc (MAIL_DRY_RUN) : les messages sont marqués envoyés, mais aucun ne part.',
    en: 'Dry run (MAIL_DRY_RUN): messages are marked as sent, and none leaves.',
  },
}
