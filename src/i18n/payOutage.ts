/**
 * What an invoice's page says when there is nothing to show; apart from `pay.ts`, because the browser always loads these
 * few words.
 */
export const payOutage = {
  fr: {
    notFound: {
      title: 'Ce lien ne mène à aucune facture',
      body: 'Il est peut-être incomplet. Ouvrez-le depuis l’e-mail que nous vous avons envoyé, ou répondez à cet e-mail.',
    },
    unavailable: {
      title: 'Nous revenons dans un instant',
      body: 'Le service ne répond pas pour le moment. Votre facture est en sécurité et rien n’est perdu. Cette page réessaie d’elle-même.',
      retry: 'Réessayer maintenant',
    },
  },
  en: {
    notFound: {
      title: 'This link leads to no invoice',
      body: 'It may be incomplete. Open it from the e-mail that we sent you, or reply to that e-mail.',
    },
    unavailable: {
      title: 'We will be back in a moment',
      body: 'The service is not answering just now. Your invoice is safe and nothing is lost. This page tries again by itself.',
      retry: 'Try again now',
    },
  },
}
