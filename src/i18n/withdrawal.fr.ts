/**
 * What a consumer must read before ordering, and the form that they may use (R44; C. conso R221-1, R221-3 and their
 * annexes). `{places}` are filled from the seller. Source language: `withdrawal.en.ts` has the same keys.
 */
export const withdrawalInformationFr = {
  title: 'Droit de rétractation',
  paragraphs: {
    right:
      'Vous avez le droit de vous rétracter du présent contrat sans donner de motif dans un délai de quatorze jours. Le délai expire quatorze jours après le jour de la signature ; s’il expire un samedi, un dimanche ou un jour férié, il est prolongé jusqu’au premier jour ouvrable suivant.',
    how: 'Pour exercer ce droit, vous devez nous notifier ({seller}, {address}, {phone}, {email}) votre décision par une déclaration dénuée d’ambiguïté : le bouton « Renoncer au contrat ici » de la page de ce devis, un e-mail ou une lettre. Vous pouvez utiliser le formulaire type ci-dessous, mais ce n’est pas obligatoire. Si vous utilisez le bouton, nous vous envoyons sans délai un accusé de réception par e-mail.',
    inTime: 'Pour que le délai soit respecté, il suffit que vous transmettiez votre décision avant son expiration.',
    refund:
      'Si vous vous rétractez, nous vous remboursons tous les paiements reçus de vous sans retard excessif, et au plus tard quatorze jours après le jour où nous sommes informés de votre décision, par le même moyen de paiement que le vôtre, sauf si vous convenez expressément d’un autre ; ce remboursement ne vous coûte rien.',
    earlyStart:
      'Les travaux ne commencent pas avant la fin du délai, sauf si vous le demandez expressément en signant. Dans ce cas, si vous vous rétractez, vous nous devez un montant proportionnel à ce qui a été fourni jusqu’au moment où vous nous en informez. Vous perdez ce droit si le travail est entièrement exécuté avant la fin du délai.',
  },
  formTitle: 'Formulaire type de rétractation',
  form: {
    use: 'À compléter et à renvoyer uniquement si vous souhaitez vous rétracter du contrat.',
    to: 'À l’attention de {seller}, {address}, {email} :',
    notice:
      'Je vous notifie par la présente ma rétractation du contrat portant sur la prestation de services ci-dessous : devis {label}',
    orderedOn: 'Commandé le :',
    name: 'Nom du consommateur :',
    address: 'Adresse du consommateur :',
    signature: 'Signature du consommateur (uniquement sur papier) :',
    date: 'Date :',
  },
}

/** The same keys in every language. */
export type WithdrawalInformation = typeof withdrawalInformationFr
