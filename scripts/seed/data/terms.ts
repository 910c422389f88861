/** The agency's general conditions: paragraphs separated by blank lines, as the quote prints them. */
export const termsVersion = '2025-05'

export const termsFr = `1. Objet. Les présentes conditions régissent les prestations de conseil, de création et de développement web réalisées par Trait d'Union pour son client. La signature du devis vaut acceptation sans réserve du devis et des présentes conditions, qui prévalent sur tout autre document.

2. Acompte. Un acompte, dont le montant figure au devis, est payable à la signature. Il constitue un premier versement à valoir sur le prix et non des arrhes. Le projet commence à réception de l'acompte. Chaque acompte donne lieu à une facture d'acompte.

3. Prix et paiement. Les prix sont exprimés en euros. Le solde est facturé à la livraison et payable dans le délai indiqué au devis, par virement. Tout retard de paiement d'un client professionnel entraîne de plein droit les pénalités de retard et l'indemnité forfaitaire pour frais de recouvrement mentionnées sur nos factures.

4. Délais. Les délais courent à compter de la réception de l'acompte et des contenus à fournir par le client. Un retard dans la remise des contenus ou des validations décale d'autant la livraison.

5. Collaboration. Le client désigne un interlocuteur habilité à valider chaque étape. À défaut de réponse sous dix jours ouvrés, l'étape présentée est réputée validée.

6. Modifications. Toute demande hors du périmètre du devis fait l'objet d'un devis complémentaire, accepté avant le début des travaux correspondants.

7. Recette. Le client dispose de quinze jours à compter de la mise à disposition pour signaler les anomalies. Elles sont corrigées sans frais. Passé ce délai, la livraison est réputée acceptée.

8. Propriété intellectuelle. Les droits d'exploitation des créations sont cédés au client, pour le monde entier et la durée légale de protection, au paiement complet du prix. Trait d'Union conserve la propriété de ses outils et peut citer la réalisation comme référence, sauf opposition écrite.

9. Données personnelles. Chaque partie respecte le règlement (UE) 2016/679. Un accord de sous-traitance est annexé lorsque la prestation porte sur des données traitées pour le compte du client.

10. Responsabilité. Trait d'Union est tenue d'une obligation de moyens. Sa responsabilité est limitée au montant hors taxes du devis, sauf faute lourde ou dommage corporel.

11. Annulation. En cas d'annulation par le client après signature, les travaux réalisés sont facturés et l'acompte s'impute sur leur prix.

12. Consommateurs. Le consommateur dispose d'un délai de rétractation de quatorze jours à compter de la signature. Les travaux ne commencent qu'à son terme, sauf demande expresse. En cas de litige, il peut recourir gratuitement au médiateur de la consommation dont les coordonnées lui sont communiquées sur simple demande.

13. Droit applicable. Le contrat est soumis au droit français. Entre professionnels, tout litige relève des tribunaux de Lyon.`

export const termsEn = `1. Purpose. These terms govern the consulting, design and web development services that Trait d'Union provides to its client. Signing the quote means accepting the quote and these terms, which prevail over any other document.

2. Deposit (acompte). A deposit, whose amount is stated in the quote, is payable on signature. It is a first payment towards the price (acompte), not earnest money (arrhes). The project starts once the deposit is received. Each deposit gives rise to a deposit invoice.

3. Price and payment. Prices are in euros. The balance is invoiced on delivery and payable by bank transfer within the term stated in the quote. Late payment by a business gives rise, without notice, to the penalties and the fixed recovery charge printed on our invoices.

4. Schedule. Delivery times run from receipt of the deposit and of the content that the client provides. Late content or approvals postpone delivery accordingly.

5. Cooperation. The client names a contact who may approve each stage. Without an answer within ten working days, the stage is deemed approved.

6. Changes. Anything outside the scope of the quote is the subject of a further quote, accepted before that work begins.

7. Acceptance. The client has fifteen days from delivery to report defects, which are mended free of charge. After that, delivery is deemed accepted.

8. Intellectual property. Rights to use the work pass to the client, worldwide and for the legal term of protection, once the price is paid in full. Trait d'Union keeps ownership of its tools and may name the project as a reference unless the client objects in writing.

9. Personal data. Each party complies with Regulation (EU) 2016/679. A processing agreement is attached when we process data on the client's behalf.

10. Liability. Trait d'Union owes its best efforts. Its liability is limited to the net amount of the quote, except for gross negligence or bodily harm.

11. Cancellation. If the client cancels after signing, the work done is invoiced and the deposit is deducted from its price.

12. Applicable law. The contract is governed by French law. Between businesses, disputes go to the courts of Lyon.`
