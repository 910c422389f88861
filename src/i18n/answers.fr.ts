import type { AnswerRefusal, ReminderAnswerKind } from '../domain/dunning/answers'

/** What the page says on which a debtor answers a reminder, in French; `{name}` is a fact. */
export const answersFr = {
  title: 'Répondre au sujet de la facture {number}',
  due: 'Échéance : {date}',
  left: 'Reste à payer',
  pay: 'Régler la facture',
  standing: {
    promised: 'Vous avez promis de payer le {date}. Nous ne vous relancerons pas d’ici là.',
    disputed: 'Vous avez signalé un problème. Nous revenons vers vous ; aucune relance ne part entre-temps.',
    closed: 'Il ne reste rien à régler. Merci.',
  },
  done: {
    promise: 'Merci, c’est noté. Nous attendons votre paiement à cette date.',
    installments: 'Merci, votre échéancier est noté.',
    problem: 'Merci de nous l’avoir dit. Nous revenons vers vous.',
    paid: 'Merci, nous cherchons votre paiement. S’il arrive entre-temps, vous n’avez rien à faire.',
  } satisfies Record<ReminderAnswerKind, string>,
  promise: {
    heading: 'Promettre une date',
    hint: 'Dans les trente jours, au plus tard le {date}.',
    date: 'Je paierai le',
    button: 'Promettre cette date',
  },
  installments: {
    heading: 'Payer en deux ou trois fois',
    hint: 'Des parts égales, à un mois d’écart.',
    parts: 'Nombre de parts',
    two: 'Deux fois',
    three: 'Trois fois',
    first: 'Première part le',
    button: 'Proposer cet échéancier',
  },
  problem: {
    heading: 'Signaler un problème',
    words: 'Que s’est-il passé ?',
    button: 'Envoyer',
  },
  paid: {
    heading: 'J’ai déjà payé',
    words: 'Quand et comment (facultatif)',
    proof: 'Justificatif (facultatif)',
    proofHint: 'PDF, JPG ou PNG, 10 Mo au plus.',
    button: 'Dire que c’est payé',
  },
  question: 'Poser une question',
  refusals: {
    malformed: 'La réponse est incomplète. Vérifiez-la et envoyez-la de nouveau.',
    unknown: 'Ce lien ne mène à aucune relance.',
    notOpen: 'Il ne reste rien à régler.',
    tooMany: 'Trop de réponses en peu de temps. Réessayez dans une heure.',
    dateInPast: 'Cette date est passée. Choisissez-en une autre.',
    dateTooFar: 'Cette date est trop lointaine : trente jours au plus.',
    alreadyPromised: 'Vous avez déjà promis une date. Pour la changer, écrivez-nous.',
    promisesBroken: 'Deux promesses n’ont pas été tenues. Écrivez-nous ou appelez-nous.',
    tooSmall: 'Le montant est trop petit pour être partagé.',
    fileKind: 'Ce fichier n’est ni un PDF, ni un JPG, ni un PNG.',
    fileSize: 'Ce fichier est trop lourd : 10 Mo au plus.',
    unavailable: 'Le service ne répond pas. Rien n’est enregistré ; réessayez dans un instant.',
  } satisfies Record<AnswerRefusal, string>,
  notFound: {
    title: 'Ce lien ne mène à aucune relance',
    body: 'Il est peut-être incomplet. Ouvrez-le depuis l’e-mail que nous vous avons envoyé, ou répondez à cet e-mail.',
  },
}

export type AnswerTexts = typeof answersFr
