import { civilDate } from '@/domain/dates/civilDate'
import type { ClientSnapshot, SellerSnapshot } from '@/domain/parties/snapshots'
import type { QuoteContent, QuoteLine } from '@/domain/quotes/content'
import { computeTotalsOfContent } from '@/domain/quotes/selection'

/** A believable agency; SIREN, SIRET, VAT number and IBAN have valid check digits. */
export const sellerFixture: SellerSnapshot = {
  legalName: 'Trait d’Union SAS',
  tradeName: 'Trait d’Union',
  legalForm: 'SAS',
  shareCapitalCents: 1_000_000,
  soleTrader: false,
  siren: '100000009',
  siret: '10000000900017',
  registration: 'RCS Lyon',
  vatNumber: 'FR88100000009',
  vatRegime: 'standard',
  vatOnDebits: false,
  address: { line1: '14 rue des Tables-Claudiennes', line2: null, postalCode: '69001', city: 'Lyon', country: 'FR' },
  email: 'bonjour@traitdunion.example',
  phone: '04 78 00 00 00',
  website: 'traitdunion.example',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPPXXX',
  bankName: 'Crédit agricole',
}

export const clientFixture: ClientSnapshot = {
  kind: 'pro-fr',
  name: 'Maison Verrier & Fils',
  siren: '200000008',
  siret: null,
  vatNumber: 'FR37200000008',
  address: {
    line1: '3 place de l’Œillet',
    line2: 'Bâtiment B',
    postalCode: '38200',
    city: 'Vienne',
    country: 'FR',
  },
  attention: 'Éloïse Verrier',
}

/** A fixed line of one day at 650 €, 20 % VAT, unless said otherwise. */
export function quoteLineFixture(overrides: Partial<QuoteLine> & { id: string }): QuoteLine {
  const quantityMilli = overrides.quantityMilli ?? 1_000
  return {
    label: 'Conception',
    description: null,
    unit: 'jour',
    quantityMilli,
    minQuantityMilli: quantityMilli,
    maxQuantityMilli: quantityMilli,
    unitPriceCents: 65_000,
    discountBp: 0,
    vatRateBp: 2_000,
    vatCategory: 'S',
    choice: { kind: 'fixed' },
    ...overrides,
  }
}

const linesFixture: QuoteLine[] = [
  quoteLineFixture({
    id: 'cadrage',
    label: 'Atelier de cadrage',
    description: 'Une journée dans vos locaux : objectifs, publics, arborescence, calendrier. Compte rendu sous 48 h.',
    unitPriceCents: 95_000,
  }),
  quoteLineFixture({
    id: 'entretiens',
    label: 'Entretiens avec vos clients',
    description:
      'Six entretiens de 45 minutes, menés à distance, enregistrés avec leur accord et restitués en deux pages.',
    unit: 'entretien',
    quantityMilli: 6_000,
    unitPriceCents: 18_000,
  }),
  quoteLineFixture({
    id: 'identite',
    label: 'Identité visuelle',
    description:
      'Logotype, palette, caractères, grille et règles d’emploi. Deux pistes présentées, l’une développée.\nFichiers sources remis, droits cédés pour tout support et pour la durée légale.',
    unit: 'forfait',
    unitPriceCents: 480_000,
  }),
  quoteLineFixture({
    id: 'maquettes',
    label: 'Maquettes des pages clés',
    description: 'Accueil, atelier, collection, fiche produit, contact : téléphone d’abord, puis grand écran.',
    quantityMilli: 5_500,
  }),
  quoteLineFixture({
    id: 'integration',
    label: 'Développement du site',
    description:
      'Site rapide et sobre, administrable par votre équipe. Conforme au RGAA sur les parcours de consultation et de contact ; mesuré à chaque livraison.',
    quantityMilli: 14_000,
    discountBp: 500,
  }),
  quoteLineFixture({
    id: 'reprise',
    label: 'Reprise des contenus',
    description: 'Cent vingt fiches, textes et photographies.',
    unit: 'fiche',
    quantityMilli: 120_000,
    unitPriceCents: 850,
  }),
  quoteLineFixture({
    id: 'catalogue',
    label: 'Catalogue imprimé de l’exposition',
    description: 'Livre de 64 pages, 500 exemplaires, impression et façonnage compris.',
    unit: 'forfait',
    unitPriceCents: 312_000,
    vatRateBp: 550,
  }),
  quoteLineFixture({
    id: 'formation',
    label: 'Formation de votre équipe',
    description: 'Deux demi-journées, support remis.',
    unit: 'demi-journée',
    quantityMilli: 2_000,
    unitPriceCents: 42_000,
  }),
  quoteLineFixture({
    id: 'photos',
    label: 'Reportage photographique',
    description: 'Une journée à l’atelier, quarante images retouchées.',
    unitPriceCents: 120_000,
    choice: { kind: 'optional', selected: true },
  }),
  quoteLineFixture({
    id: 'anglais',
    label: 'Version anglaise',
    description: 'Traduction et mise en ligne par une traductrice dont c’est la langue.',
    unit: 'page',
    quantityMilli: 20_000,
    minQuantityMilli: 10_000,
    maxQuantityMilli: 40_000,
    unitPriceCents: 9_500,
    choice: { kind: 'optional', selected: false },
  }),
  quoteLineFixture({
    id: 'suivi-essentiel',
    label: 'Suivi essentiel',
    description: 'Mises à jour de sécurité, sauvegardes, une heure par mois.',
    unit: 'an',
    unitPriceCents: 96_000,
    choice: { kind: 'one-of', group: 'Suivi du site', selected: true },
  }),
  quoteLineFixture({
    id: 'suivi-complet',
    label: 'Suivi complet',
    description: 'Le suivi essentiel, une journée d’évolution par trimestre et une réponse sous quatre heures ouvrées.',
    unit: 'an',
    unitPriceCents: 348_000,
    choice: { kind: 'one-of', group: 'Suivi du site', selected: false },
  }),
]

const termsFixture = `Article 1 — Objet. Les présentes conditions s’appliquent à toute prestation confiée au prestataire. Elles l’emportent sur tout autre document, sauf accord écrit.

Article 2 — Commande. La commande est ferme à la signature du devis et au règlement de l’acompte. Toute demande nouvelle fait l’objet d’un devis complémentaire.

Article 3 — Délais. Les délais courent à compter de la réception de l’acompte et des contenus que le client doit remettre. Un retard du client les prolonge d’autant.

Article 4 — Recette. Le client dispose de dix jours ouvrés pour formuler ses réserves par écrit. À défaut, la livraison est réputée acceptée.

Article 5 — Propriété. Les droits sur les créations sont cédés au client au paiement complet du prix, pour tout support et pour la durée légale de protection.

Article 6 — Confidentialité. Chaque partie garde secrètes les informations reçues de l’autre, pendant le contrat et trois ans après sa fin.

Article 7 — Litiges. Les parties cherchent d’abord un accord amiable. À défaut, le tribunal de commerce de Lyon est compétent.`

type Priced = Omit<QuoteContent, 'totals'>

/** Twelve lines over two pages and more: two options, a group of alternatives, two VAT rates, discounts on a line and on the document. */
export function quoteContentFixture(overrides: Partial<QuoteContent> = {}): QuoteContent {
  const content: Priced = {
    schema: 'trait-d-union/quote/1',
    number: 'DEV-2026-0042',
    version: 1,
    currency: 'EUR',
    language: 'fr',
    title: 'Nouvelle identité et site de la Maison Verrier',
    introduction:
      'Madame,\nVous nous avez demandé de donner à la Maison Verrier une image à la hauteur de ses ateliers. Voici ce que nous vous proposons, étape par étape.',
    issuedOn: civilDate('2026-11-24'),
    validUntil: civilDate('2026-12-24'),
    deliveryTime: '10 semaines après réception de l’acompte et des contenus',
    seller: sellerFixture,
    client: clientFixture,
    signers: [{ name: 'Éloïse Verrier', email: 'eloise@maison-verrier.example', role: 'Directrice générale' }],
    lines: linesFixture,
    documentDiscountBp: 300,
    depositBp: 3_000,
    paymentTermDays: 30,
    terms: termsFixture,
    termsVersion: '2026-09',
    mentions: [
      'Devis gratuit. Pénalités de retard : taux de refinancement de la BCE majoré de dix points. Indemnité forfaitaire pour frais de recouvrement : 40 €. Pas d’escompte pour paiement anticipé.',
      'Assurance responsabilité civile professionnelle : Hiscox, contrat n° HA RCP 0000000, France et Union européenne.',
    ],
    ...overrides,
  }
  return { ...content, totals: overrides.totals ?? computeTotalsOfContent(content) }
}
