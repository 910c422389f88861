import type { OfferKind } from './offerKinds'

/** One line of an offer; prices in euros, quantities as people say them. */
export type OfferLine = {
  label: string
  description?: string
  unit: string
  quantity: number
  /** Unit price in euros, without VAT. */
  price: number
  discountPercent?: number
  /** 20 unless said otherwise. */
  vatPercent?: 20 | 10 | 5.5
  /** The client may take or leave it. */
  optional?: 'preselected' | 'left'
  /** The client takes exactly one line of the group; the preselected one is named. */
  group?: string
  groupSelected?: true
  /** The client may ask for more or less. */
  between?: readonly [min: number, max: number]
}

export type Offer = {
  key: string
  kind: OfferKind
  titles: readonly string[]
  introduction: string
  deliveryTime: string
  need: string
  lines: readonly OfferLine[]
}

const jour = (label: string, quantity: number, price: number, description?: string): OfferLine => ({
  label,
  unit: 'jour',
  quantity,
  price,
  ...(description ? { description } : {}),
})

const forfait = (label: string, price: number, description?: string): OfferLine => ({
  label,
  unit: 'forfait',
  quantity: 1,
  price,
  ...(description ? { description } : {}),
})

const hosting: readonly OfferLine[] = [
  {
    label: 'Hébergement Essentiel, 12 mois',
    description: 'Serveur mutualisé en France, sauvegarde quotidienne.',
    unit: 'an',
    quantity: 1,
    price: 240,
    group: 'Hébergement',
  },
  {
    label: 'Hébergement Sérénité, 12 mois',
    description: 'Serveur dédié, surveillance et mises à jour de sécurité.',
    unit: 'an',
    quantity: 1,
    price: 540,
    group: 'Hébergement',
    groupSelected: true,
  },
  {
    label: 'Hébergement Haute disponibilité, 12 mois',
    description: 'Deux serveurs, bascule automatique, astreinte 7 j/7.',
    unit: 'an',
    quantity: 1,
    price: 1_440,
    group: 'Hébergement',
  },
]

const frenchOffers: readonly Offer[] = [
  {
    key: 'website',
    kind: 'business',
    titles: ['Création du site vitrine', 'Nouveau site institutionnel', 'Site de présentation et de prise de contact'],
    introduction:
      'À la suite de notre échange, voici notre proposition pour un site qui vous ressemble, rapide, et simple à tenir à jour par votre équipe.',
    deliveryTime: '8 semaines après réception de l’acompte',
    need: 'Notre site date de 2014, il n’est pas lisible sur téléphone et nous ne savons plus le modifier nous-mêmes.',
    lines: [
      jour('Cadrage et atelier de lancement', 1.5, 640, 'Objectifs, publics, inventaire des contenus.'),
      jour('Arborescence et maquettes fil de fer', 2, 620),
      jour(
        'Direction artistique et design des gabarits',
        4,
        640,
        'Accueil, page de contenu, réalisations, actualités, contact.',
      ),
      jour('Intégration et développement', 6, 600, 'Mobile d’abord, accessibilité de niveau AA.'),
      forfait('Gestionnaire de contenu', 900, 'Installation et réglage, droits de l’équipe.'),
      forfait('Référencement naturel de départ', 690, 'Balises, plan de site, redirections de l’ancien site.'),
      jour('Recette et mise en ligne', 1, 600),
      { label: 'Formation à l’administration', unit: 'demi-journée', quantity: 1, price: 360 },
      {
        label: 'Rédaction des pages',
        unit: 'page',
        quantity: 6,
        price: 110,
        optional: 'preselected',
        between: [1, 20],
      },
      { label: 'Reportage photo sur place', unit: 'jour', quantity: 1, price: 890, optional: 'left' },
      ...hosting,
    ],
  },
  {
    key: 'shop',
    kind: 'business',
    titles: ['Boutique en ligne', 'Refonte de la boutique en ligne', 'Vente en ligne et retrait sur place'],
    introduction:
      'Vous souhaitez vendre en ligne sans alourdir votre quotidien : notre proposition couvre la boutique, le paiement, la livraison et la prise en main.',
    deliveryTime: '12 semaines après réception de l’acompte',
    need: 'Nous voulons vendre en ligne une soixantaine de références, avec livraison et retrait sur place.',
    lines: [
      jour('Cadrage fonctionnel', 3, 640, 'Catalogue, livraison, taxes, comptabilité.'),
      jour('Parcours d’achat et maquettes', 5, 640),
      jour('Design de la boutique', 6, 640),
      jour('Développement de la boutique', 12, 600, 'Catalogue, panier, compte client, promotions.'),
      forfait('Paiement par carte et par virement', 1_450),
      forfait('Modes de livraison et étiquettes', 1_200),
      forfait('Reprise du catalogue', 980, 'Jusqu’à 120 références, photos fournies.'),
      jour('Recette avec votre équipe', 2, 600),
      jour('Formation', 1, 640),
      { ...forfait('Liaison avec la comptabilité', 1_600), optional: 'left' },
      { ...forfait('Programme de fidélité', 1_250), optional: 'left' },
      ...hosting.slice(1),
    ],
  },
  {
    key: 'application',
    kind: 'business',
    titles: [
      'Application de gestion des tournées',
      'Outil interne de planification',
      'Application de suivi des chantiers',
    ],
    introduction:
      'Cette proposition reprend les trois ateliers menés ensemble. Elle remplace vos tableurs par une application partagée, utilisable sur le terrain.',
    deliveryTime: '20 semaines après réception de l’acompte, en trois livraisons',
    need: 'Nous gérons tout sur des tableurs partagés, les erreurs nous coûtent cher. Nous cherchons un outil sur mesure.',
    lines: [
      jour('Ateliers et spécifications', 5, 680),
      jour('Prototype cliquable', 4, 640),
      jour('Design de l’interface', 7, 640),
      jour('Développement, livraison 1 : saisie et référentiels', 14, 620),
      jour('Développement, livraison 2 : planification', 12, 620),
      jour('Développement, livraison 3 : tableaux de bord', 8, 620),
      forfait('Reprise des données', 2_400),
      jour('Tests, sécurité et recette', 5, 620),
      jour('Formation des équipes', 2, 640),
      { label: 'Accompagnement au démarrage', unit: 'jour', quantity: 3, price: 620, discountPercent: 10 },
      { ...jour('Mode hors connexion sur tablette', 6, 620), optional: 'left' },
      ...hosting.slice(1),
    ],
  },
  {
    key: 'identity',
    kind: 'business',
    titles: ['Identité visuelle', 'Nouveau logo et charte graphique', 'Refonte de l’identité visuelle'],
    introduction:
      'Une identité claire, déclinée sur vos supports du quotidien, avec les droits nécessaires pour en faire ce que vous voulez.',
    deliveryTime: '5 semaines après réception de l’acompte',
    need: 'Notre logo a été fait par un ami il y a quinze ans. Nous voulons une vraie identité avant l’ouverture.',
    lines: [
      jour('Entretiens et plateforme de marque', 1.5, 620),
      jour('Recherche et trois pistes graphiques', 4, 620),
      jour('Développement de la piste retenue', 3, 620),
      forfait('Charte graphique', 780, 'Document de 24 pages et fichiers sources.'),
      { ...forfait('Cession des droits d’illustration', 950, 'Monde entier, tous supports, dix ans.'), vatPercent: 10 },
      {
        label: 'Déclinaison papeterie',
        unit: 'support',
        quantity: 3,
        price: 140,
        optional: 'preselected',
        between: [1, 8],
      },
      { ...forfait('Habillage du véhicule', 420), optional: 'left' },
    ],
  },
  {
    key: 'visibility',
    kind: 'business',
    titles: ['Référencement naturel, six mois', 'Visibilité locale', 'Stratégie de contenu et référencement'],
    introduction:
      'Six mois pour gagner des visites utiles : un audit, des corrections, puis un contenu par mois, mesuré.',
    deliveryTime: 'Démarrage sous 2 semaines, puis 6 mois',
    need: 'Nous sommes introuvables sur les moteurs de recherche alors que notre activité est très locale.',
    lines: [
      forfait('Audit technique et sémantique', 1_200),
      jour('Corrections techniques', 2, 600),
      {
        label: 'Article de fond',
        description: 'Recherche, rédaction, mise en ligne.',
        unit: 'article',
        quantity: 6,
        price: 280,
      },
      { label: 'Suivi des positions et compte rendu', unit: 'mois', quantity: 6, price: 180, discountPercent: 10 },
      { ...forfait('Fiches d’établissement', 340), optional: 'preselected' },
      { ...forfait('Campagne de liens locaux', 650), optional: 'left' },
    ],
  },
  {
    key: 'care',
    kind: 'business',
    titles: ['Maintenance annuelle', 'Contrat de maintenance et d’évolution'],
    introduction:
      'Votre site reste à jour, surveillé et sauvegardé. Un crédit de jours couvre vos demandes d’évolution.',
    deliveryTime: 'Un an à compter de la signature',
    need: 'Notre prestataire a cessé son activité, nous cherchons quelqu’un pour reprendre le site.',
    lines: [
      forfait('Reprise et état des lieux', 480),
      { label: 'Mises à jour et surveillance', unit: 'mois', quantity: 12, price: 75 },
      { label: 'Crédit d’évolutions', unit: 'jour', quantity: 3, price: 580, between: [1, 10] },
      { label: 'Réponse sous 4 heures ouvrées', unit: 'mois', quantity: 12, price: 35, optional: 'left' },
    ],
  },
  {
    key: 'brochure',
    kind: 'business',
    titles: ['Brochure et dossier de presse', 'Catalogue de la saison', 'Livret d’accueil illustré'],
    introduction: 'De la rédaction à l’impression, un seul interlocuteur pour un document que l’on garde.',
    deliveryTime: '6 semaines après réception de l’acompte',
    need: 'Nous préparons un salon et il nous faut une brochure soignée, imprimée en petite quantité.',
    lines: [
      jour('Chemin de fer et rédaction', 2, 580),
      jour('Mise en page', 3, 580),
      { ...forfait('Illustrations originales, cession comprise', 840), vatPercent: 10 },
      {
        label: 'Impression du livret, 48 pages cousues',
        unit: 'exemplaire',
        quantity: 300,
        price: 3.45,
        vatPercent: 5.5,
        between: [200, 1_000],
      },
      { ...forfait('Version numérique accessible', 390), optional: 'preselected' },
    ],
  },
  {
    key: 'portal',
    kind: 'business',
    titles: ['Espace client en ligne', 'Extranet adhérents', 'Portail partenaires'],
    introduction:
      'Un espace où chacun retrouve ses documents, ses demandes et ses échéances, relié à vos outils actuels.',
    deliveryTime: '16 semaines après réception de l’acompte',
    need: 'Nos clients nous appellent pour retrouver leurs documents. Un espace en ligne nous ferait gagner du temps.',
    lines: [
      jour('Cadrage et règles d’accès', 3, 680),
      jour('Parcours et maquettes', 4, 640),
      jour('Design', 5, 640),
      jour('Développement de l’espace', 14, 620),
      jour('Liaison avec le logiciel métier', 5, 640),
      forfait('Audit de sécurité', 1_800),
      jour('Recette', 2, 620),
      jour('Formation', 1, 640),
      { ...forfait('Signature électronique des documents', 1_900), optional: 'left' },
      { ...forfait('Notifications par SMS', 750), optional: 'left' },
      ...hosting.slice(1),
    ],
  },
  {
    key: 'booking',
    kind: 'association',
    titles: ['Billetterie et adhésions en ligne', 'Site de la saison et inscriptions', 'Site associatif et dons'],
    introduction:
      'Un site que les bénévoles tiennent à jour, avec inscriptions et paiement en ligne, et notre remise solidaire.',
    deliveryTime: '10 semaines après réception de l’acompte',
    need: 'Les inscriptions se font encore par courrier. Nous voulons les ouvrir en ligne pour la prochaine saison.',
    lines: [
      jour('Cadrage avec le bureau', 1, 600),
      jour('Design et gabarits', 4, 600),
      jour('Développement du site', 5, 580),
      forfait('Inscriptions et paiement en ligne', 2_100),
      forfait('Reprise des adhérents', 480),
      { label: 'Formation des bénévoles', unit: 'demi-journée', quantity: 2, price: 320 },
      { ...forfait('Contrôle des billets sur téléphone', 690), optional: 'left' },
      ...hosting.slice(0, 2),
    ],
  },
  {
    key: 'townhall',
    kind: 'public',
    titles: ['Site internet de la collectivité', 'Mise en conformité RGAA du site', 'Portail des démarches'],
    introduction:
      'Une réponse complète au besoin exprimé : un service public en ligne accessible à tous, sobre, et conforme au RGAA.',
    deliveryTime: '14 semaines après notification et réception de l’acompte',
    need: 'Le site de la commune n’est pas accessible et les démarches se font encore au guichet.',
    lines: [
      jour('Ateliers avec les services', 3, 660),
      forfait('Audit d’accessibilité RGAA', 1_900),
      jour('Conception des parcours', 4, 640),
      jour('Design', 4, 640),
      jour('Développement', 9, 610),
      forfait('Démarches en ligne', 2_600, 'Prise de rendez-vous, état civil, signalements.'),
      forfait('Reprise des contenus', 1_100),
      jour('Recette et déclaration d’accessibilité', 2, 640),
      jour('Formation des agents', 2, 620),
      { ...forfait('Application mobile d’alerte', 2_900), optional: 'left' },
      ...hosting.slice(1),
    ],
  },
  {
    key: 'portfolio',
    kind: 'consumer',
    titles: ['Site personnel', 'Portfolio en ligne', 'Site de mariage et album'],
    introduction: 'Un site simple et soigné, que vous tiendrez à jour vous-même.',
    deliveryTime: '4 semaines après la fin du délai de rétractation',
    need: 'Je voudrais un site à mon nom pour montrer mes photos et mes textes.',
    lines: [
      forfait('Échange de cadrage', 180),
      forfait('Design d’une page longue', 640),
      forfait('Mise en ligne', 320),
      { label: 'Prise en main', unit: 'heure', quantity: 2, price: 60 },
      { ...forfait('Nom de domaine et hébergement, 12 mois', 96), optional: 'preselected' },
    ],
  },
]

const englishOffers: readonly Offer[] = [
  {
    key: 'website-en',
    kind: 'abroad',
    titles: ['Multilingual corporate website', 'Product website for the French market', 'Design system and website'],
    introduction:
      'Following our call, here is our proposal for a fast, accessible website that your own team can edit.',
    deliveryTime: '10 weeks after receipt of the deposit',
    need: 'We are opening an office in Lyon and need a French and English website for the launch.',
    lines: [
      { label: 'Discovery workshop', unit: 'day', quantity: 2, price: 720 },
      { label: 'Information architecture and wireframes', unit: 'day', quantity: 3, price: 700 },
      { label: 'Visual design', unit: 'day', quantity: 5, price: 720 },
      { label: 'Front-end and CMS development', unit: 'day', quantity: 9, price: 680 },
      { label: 'French localisation', unit: 'page', quantity: 14, price: 95, between: [5, 40] },
      { label: 'Testing and launch', unit: 'day', quantity: 2, price: 680 },
      { label: 'Editor training, remote', unit: 'session', quantity: 2, price: 240 },
      {
        label: 'Standard hosting, 12 months',
        unit: 'year',
        quantity: 1,
        price: 540,
        group: 'Hosting',
        groupSelected: true,
      },
      { label: 'High-availability hosting, 12 months', unit: 'year', quantity: 1, price: 1_440, group: 'Hosting' },
      { label: 'Analytics dashboard', unit: 'lump sum', quantity: 1, price: 980, optional: 'left' },
    ],
  },
  {
    key: 'audit-en',
    kind: 'abroad',
    titles: ['Accessibility and performance audit', 'UX audit of the client portal'],
    introduction: 'A short, independent audit with a ranked list of what to mend first.',
    deliveryTime: '4 weeks after receipt of the deposit',
    need: 'Our portal is slow and we have had accessibility complaints. We would like an outside opinion.',
    lines: [
      { label: 'Expert review', unit: 'day', quantity: 4, price: 720 },
      { label: 'Tests with users', unit: 'session', quantity: 5, price: 290 },
      { label: 'Performance measurements', unit: 'day', quantity: 2, price: 700 },
      { label: 'Report and presentation', unit: 'lump sum', quantity: 1, price: 1_150 },
      { label: 'Follow-up check after three months', unit: 'day', quantity: 1, price: 700, optional: 'left' },
    ],
  },
]

export const offers: readonly Offer[] = [...frenchOffers, ...englishOffers]

/**
 * The draft that is ready to send and that the demo is played with: « Refonte du site vitrine » for Atelier Lumière.
 * Its title, its option and its group are looked for by the journeys.
 */
export const showpiece: Offer = {
  key: 'showpiece',
  kind: 'business',
  titles: ['Refonte du site vitrine'],
  introduction:
    'Bonjour Claire, voici notre proposition pour la refonte du site de l’atelier : vos luminaires en grand, vos ateliers à réserver, et une équipe qui garde la main sur ses contenus.',
  deliveryTime: '8 semaines après réception de l’acompte',
  need: 'Nous fabriquons des luminaires à Lyon. Notre site est lent, les photos sont petites et nos ateliers se réservent par téléphone.',
  lines: [
    jour('Cadrage et atelier de lancement', 2, 640, 'Objectifs, publics, inventaire des contenus existants.'),
    jour('Arborescence et maquettes fil de fer', 2, 620),
    jour('Direction artistique et design', 4, 640, 'Accueil, collections, fiche luminaire, ateliers, contact.'),
    jour('Développement et gestionnaire de contenu', 7, 600, 'Mobile d’abord, accessibilité de niveau AA.'),
    forfait('Réservation des ateliers', 1_150, 'Calendrier, places, paiement à la réservation.'),
    forfait('Référencement naturel et redirections', 690),
    jour('Recette et mise en ligne', 1, 600),
    { label: 'Formation de l’équipe', unit: 'demi-journée', quantity: 1, price: 360 },
    {
      label: 'Reportage photo à l’atelier',
      description: 'Une journée, 40 images retouchées.',
      unit: 'jour',
      quantity: 1,
      price: 890,
      optional: 'left',
    },
    ...hosting,
  ],
}

/** The draft that cannot be sent yet: nobody to sign it. */
export const unfinished: Offer = {
  key: 'unfinished',
  kind: 'business',
  titles: ['Configurateur de produits'],
  introduction: 'Première ébauche, à compléter après la visite de l’atelier.',
  deliveryTime: 'À préciser',
  need: 'Nous aimerions que les clients composent eux-mêmes leur produit en ligne.',
  lines: [
    jour('Ateliers de conception', 3, 640),
    jour('Prototype', 4, 620),
    jour('Développement du configurateur', 15, 620, 'À affiner : nombre de modèles et règles de prix.'),
    jour('Recette', 2, 600),
  ],
}
