import type { OfferLine } from './offers'

/** Small work that is invoiced without a quote of its own. */
export type ServiceStory = { label: string; lines: readonly OfferLine[] }

export const services: readonly ServiceStory[] = [
  {
    label: 'Maintenance trimestrielle',
    lines: [
      { label: 'Mises à jour, sauvegardes et surveillance', unit: 'mois', quantity: 3, price: 75 },
      { label: 'Petites évolutions', unit: 'heure', quantity: 4, price: 85 },
    ],
  },
  {
    label: 'Hébergement annuel',
    lines: [
      { label: 'Hébergement Sérénité, 12 mois', unit: 'an', quantity: 1, price: 540 },
      { label: 'Nom de domaine', unit: 'an', quantity: 2, price: 18 },
    ],
  },
  {
    label: 'Journée de formation',
    lines: [
      { label: 'Formation à l’administration du site', unit: 'jour', quantity: 1, price: 890 },
      { label: 'Support de cours', unit: 'forfait', quantity: 1, price: 120 },
    ],
  },
  {
    label: 'Campagne de lettre d’information',
    lines: [
      { label: 'Rédaction de la lettre', unit: 'numéro', quantity: 3, price: 290 },
      { label: 'Mise en page et envoi', unit: 'numéro', quantity: 3, price: 140 },
      { label: 'Compte rendu', unit: 'forfait', quantity: 1, price: 110 },
    ],
  },
  {
    label: 'Évolution du site',
    lines: [
      { label: 'Développement de nouvelles pages', unit: 'jour', quantity: 3, price: 600 },
      { label: 'Design', unit: 'jour', quantity: 1.5, price: 640 },
    ],
  },
  {
    label: 'Audit de référencement',
    lines: [
      { label: 'Audit technique et sémantique', unit: 'forfait', quantity: 1, price: 1_200 },
      { label: 'Restitution', unit: 'demi-journée', quantity: 1, price: 360 },
    ],
  },
  {
    label: 'Livret imprimé',
    lines: [
      { label: 'Mise en page', unit: 'jour', quantity: 2, price: 580 },
      { label: 'Impression du livret, 32 pages', unit: 'exemplaire', quantity: 250, price: 2.9, vatPercent: 5.5 },
    ],
  },
  {
    label: 'Intervention corrective',
    lines: [{ label: 'Diagnostic et remise en service', unit: 'heure', quantity: 5, price: 95 }],
  },
  {
    label: 'Reportage photo',
    lines: [
      { label: 'Prise de vue', unit: 'jour', quantity: 1, price: 890 },
      { label: 'Cession des droits, trois ans', unit: 'forfait', quantity: 1, price: 400, vatPercent: 10 },
    ],
  },
  {
    label: 'Accompagnement mensuel',
    lines: [
      { label: 'Conseil et pilotage', unit: 'jour', quantity: 2, price: 680 },
      { label: 'Développement', unit: 'jour', quantity: 4, price: 600 },
      { label: 'Compte rendu', unit: 'forfait', quantity: 1, price: 150 },
    ],
  },
]
