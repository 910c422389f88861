import type { ClientKind, Language } from '../../../src/domain/parties/snapshots'

type Right = 'admin' | 'sign' | 'billing' | 'project' | 'read'

/** Name, position, rights; the address is made of the name and the client's domain. The first one signs. */
export type ContactStory = readonly [name: string, position: string, rights: readonly Right[]]

export type ClientStory = {
  key: string
  name: string
  kind: ClientKind
  language: Language
  /** First eight digits of the SIREN; the key is computed. French businesses and public bodies only. */
  sirenDigits?: string
  /** Of a business elsewhere in the Union. */
  vatNumber?: string
  address: readonly [line1: string, postalCode: string, city: string, country: string]
  domain: string
  phone: string
  paymentTermDays?: number
  purchaseOrderRequired?: true
  /** Does not charge VAT itself, gets our usual gesture. */
  isAssociation?: true
  notes?: string
  contacts: readonly ContactStory[]
}

const boss = ['admin', 'sign', 'billing', 'project'] as const
const books = ['billing', 'read'] as const
const work = ['project', 'read'] as const

type Row = readonly [
  key: string,
  name: string,
  street: string,
  postalCode: string,
  city: string,
  phone: string,
  contacts: readonly ContactStory[],
]

/**
 * SIRENs from 998 on are not given out yet, telephone numbers are those kept for fiction (ARCEP), and domains end in
 * `.test`: nobody is called, billed or written to by mistake.
 */
function business([key, name, street, postalCode, city, phone, contacts]: Row, index: number): ClientStory {
  return {
    key,
    name,
    kind: 'pro-fr',
    language: 'fr',
    sirenDigits: String(99_810_037 + index * 1_373),
    address: [street, postalCode, city, 'FR'],
    domain: `${key}.test`,
    phone,
    contacts,
  }
}

const businesses: readonly Row[] = [
  [
    'atelier-lumiere',
    'Atelier Lumière',
    '14 rue Burdeau',
    '69001',
    'Lyon',
    '04 65 71 10 14',
    [
      ['Claire Fontaine', 'Gérante', boss],
      ['Hugo Marchal', 'Chef d’atelier', work],
    ],
  ],
  [
    'menuiserie-bressan',
    'Menuiserie Bressan',
    '8 rue de la Gare',
    '69400',
    'Villefranche-sur-Saône',
    '04 65 71 22 08',
    [
      ['Olivier Bressan', 'Gérant', boss],
      ['Sandrine Bressan', 'Comptable', books],
    ],
  ],
  [
    'maison-pollet',
    'Boulangerie Maison Pollet',
    '32 rue Esquermoise',
    '59800',
    'Lille',
    '03 53 01 45 32',
    [['Marion Pollet', 'Présidente', boss]],
  ],
  [
    'riviere-avocats',
    'Cabinet Rivière Avocats',
    '5 cours de l’Intendance',
    '33000',
    'Bordeaux',
    '05 36 49 12 05',
    [
      ['Antoine Rivière', 'Associé gérant', boss],
      ['Lucie Chauvet', 'Office manager', ['billing', 'project', 'read']],
    ],
  ],
  [
    'transports-gervais',
    'Transports Gervais & Fils',
    '120 avenue de l’Agriculture',
    '63100',
    'Clermont-Ferrand',
    '04 65 71 63 20',
    [
      ['Bruno Gervais', 'Directeur général', boss],
      ['Nathalie Gervais', 'Responsable administrative', books],
      ['Kevin Masson', 'Exploitation', work],
    ],
  ],
  [
    'jardins-margaux',
    'Les Jardins de Margaux',
    '3 chemin des Sablons',
    '44300',
    'Nantes',
    '02 61 91 44 03',
    [['Margaux Tessier', 'Paysagiste', boss]],
  ],
  [
    'veto-tilleuls',
    'Clinique vétérinaire des Tilleuls',
    '27 avenue Jean-Perrot',
    '38000',
    'Grenoble',
    '04 65 71 38 27',
    [
      ['Dr Paul Castan', 'Vétérinaire associé', boss],
      ['Élodie Rey', 'Assistante', work],
    ],
  ],
  [
    'hotel-presquile',
    'Hôtel de la Presqu’île',
    '11 rue Mercière',
    '69002',
    'Lyon',
    '04 65 71 69 11',
    [
      ['Sophie Lambert', 'Directrice', boss],
      ['Amine Haddad', 'Réception et web', work],
      ['Véronique Petit', 'Comptabilité', books],
    ],
  ],
  [
    'brasserie-cap-nord',
    'Brasserie Cap Nord',
    '2 quai Freycinet',
    '59140',
    'Dunkerque',
    '03 53 01 59 02',
    [['Maxime Declercq', 'Brasseur, président', boss]],
  ],
  [
    'ferronnerie-kervella',
    'Ferronnerie Kervella',
    '19 rue du Frout',
    '29000',
    'Quimper',
    '02 61 91 29 19',
    [['Yann Kervella', 'Artisan', boss]],
  ],
  [
    'savonnerie-moulin',
    'Savonnerie du Vieux Moulin',
    '45 route d’Aix',
    '13300',
    'Salon-de-Provence',
    '04 65 71 13 45',
    [
      ['Isabelle Arnaud', 'Gérante', boss],
      ['Jules Arnaud', 'Boutique en ligne', work],
    ],
  ],
  [
    'cycles-aubrac',
    'Cycles Aubrac',
    '6 boulevard Gambetta',
    '12000',
    'Rodez',
    '05 36 49 12 06',
    [['Mathieu Cayla', 'Gérant', boss]],
  ],
  [
    'terres-rousses',
    'Domaine des Terres Rousses',
    'Lieu-dit Mauriac',
    '81600',
    'Gaillac',
    '05 36 49 81 60',
    [
      ['Jeanne Albrespy', 'Vigneronne', boss],
      ['Rémi Albrespy', 'Caveau et export', ['sign', 'project', 'read']],
    ],
  ],
  [
    'electricite-morand',
    'Électricité Morand',
    '54 avenue de Genève',
    '74000',
    'Annecy',
    '04 65 71 74 54',
    [['Fabrice Morand', 'Gérant', boss]],
  ],
  [
    'pilates-equilibre',
    'Studio Pilates Équilibre',
    '22 rue des Filatiers',
    '31000',
    'Toulouse',
    '05 36 49 31 22',
    [['Laura Vidal', 'Fondatrice', boss]],
  ],
  [
    'marque-page',
    'Librairie Le Marque-Page',
    '10 rue Saint-Georges',
    '35000',
    'Rennes',
    '02 61 91 35 10',
    [
      ['Gaëlle Morvan', 'Libraire', boss],
      ['Pierre Hamon', 'Libraire', work],
    ],
  ],
  [
    'imprimerie-delorme',
    'Imprimerie Delorme',
    '71 rue Bergson',
    '42000',
    'Saint-Étienne',
    '04 65 71 42 71',
    [
      ['Christian Delorme', 'Président', boss],
      ['Audrey Salvi', 'Administration des ventes', books],
    ],
  ],
  [
    'plomberie-sanchez',
    'Plomberie Sanchez',
    '38 avenue du Maréchal-Leclerc',
    '66000',
    'Perpignan',
    '04 65 71 66 38',
    [['Miguel Sanchez', 'Artisan', boss]],
  ],
  [
    'hauts-plateaux',
    'Fromagerie des Hauts Plateaux',
    '15 rue de la République',
    '25300',
    'Pontarlier',
    '03 53 01 25 15',
    [
      ['Benoît Cuenot', 'Directeur', boss],
      ['Aline Cuenot', 'Ventes', ['project', 'billing', 'read']],
    ],
  ],
  [
    'vidal-architectes',
    'Architectes Vidal & Associés',
    '9 rue Foch',
    '34000',
    'Montpellier',
    '04 65 71 34 09',
    [
      ['Emmanuelle Vidal', 'Architecte associée', boss],
      ['Théo Blanc', 'Communication', work],
    ],
  ],
  [
    'opticiens-bellevue',
    'Opticiens Bellevue',
    '4 rue des Hallebardes',
    '67000',
    'Strasbourg',
    '03 53 01 67 04',
    [['Julien Schmitt', 'Gérant', boss]],
  ],
  [
    'biscuiterie-le-guen',
    'Biscuiterie Le Guen',
    '60 route de Nantes',
    '56000',
    'Vannes',
    '02 61 91 56 60',
    [
      ['Anne Le Guen', 'Présidente', boss],
      ['Ronan Le Guen', 'Production', work],
    ],
  ],
  [
    'nautique-oceane',
    'Location Nautique Océane',
    '1 quai du Lazaret',
    '17000',
    'La Rochelle',
    '05 36 49 17 01',
    [['Fanny Berthelot', 'Gérante', boss]],
  ],
  [
    'ceramiques-fabre',
    'Céramiques Fabre',
    '33 avenue Georges-Clemenceau',
    '06220',
    'Vallauris',
    '04 65 71 06 33',
    [['Colette Fabre', 'Céramiste', boss]],
  ],
  [
    'rh-horizon',
    'Conseil RH Horizon',
    '88 rue de Miromesnil',
    '75008',
    'Paris',
    '01 99 00 75 88',
    [
      ['Stéphane Nguyen', 'Associé', boss],
      ['Karine Dubois', 'Assistante de direction', books],
    ],
  ],
  [
    'pepinieres-lacombe',
    'Pépinières Lacombe',
    '207 route de Bergerac',
    '24000',
    'Périgueux',
    '05 36 49 24 07',
    [['Denis Lacombe', 'Gérant', boss]],
  ],
  [
    'garage-bonnet',
    'Garage Central Bonnet',
    '41 rue de Longvic',
    '21000',
    'Dijon',
    '03 53 01 21 41',
    [
      ['Pascal Bonnet', 'Gérant', boss],
      ['Céline Bonnet', 'Accueil et comptabilité', books],
    ],
  ],
]

const associations: readonly Row[] = [
  [
    'petits-sillons',
    'Association Les Petits Sillons',
    '12 rue Smith',
    '69002',
    'Lyon',
    '04 65 71 69 12',
    [
      ['Myriam Delacroix', 'Présidente', boss],
      ['Noé Garcin', 'Coordinateur', work],
    ],
  ],
  [
    'rives-sonores',
    'Festival Rives Sonores',
    '5 place Saint-Maurice',
    '38200',
    'Vienne',
    '04 65 71 38 05',
    [
      ['Damien Faure', 'Directeur', boss],
      ['Léa Monnier', 'Billetterie', work],
    ],
  ],
  [
    'voile-du-lac',
    'Club de voile du Lac',
    '30 rue des Marquisats',
    '74000',
    'Annecy',
    '04 65 71 74 30',
    [['Hervé Dunand', 'Président', boss]],
  ],
]

function association(row: Row, index: number): ClientStory {
  return {
    ...business(row, index + businesses.length),
    isAssociation: true,
    notes: 'Association loi 1901 : remise solidaire de 10 %.',
  }
}

/** Municipal SIRENs begin with 21, those of groups of municipalities with 20; these places do not exist. */
const publicBodies: readonly ClientStory[] = [
  publicBody(
    [
      'saint-aubin-les-vignes',
      'Commune de Saint-Aubin-les-Vignes',
      'Place de la Mairie',
      '69998',
      'Saint-Aubin-les-Vignes',
      '04 65 71 69 98',
      [
        ['Françoise Moulin', 'Maire', ['admin', 'sign', 'read']],
        ['Gilles Perret', 'Directeur général des services', ['project', 'billing', 'read']],
      ],
    ],
    '21690998',
  ),
  publicBody(
    [
      'rochebrune-ardeche',
      'Commune de Rochebrune-sur-Ardèche',
      '1 rue de l’Hôtel-de-Ville',
      '07998',
      'Rochebrune-sur-Ardèche',
      '04 65 71 07 98',
      [
        ['Jean-Marc Teyssier', 'Maire', ['admin', 'sign', 'read']],
        ['Corinne Vial', 'Secrétaire générale', ['project', 'billing', 'read']],
      ],
    ],
    '21070998',
  ),
  publicBody(
    [
      'val-ombelle',
      'Communauté de communes du Val d’Ombelle',
      '16 avenue des Thermes',
      '42998',
      'Ombelle',
      '04 65 71 42 98',
      [
        ['Philippe Garnier', 'Président', ['admin', 'sign', 'read']],
        ['Émilie Roche', 'Chargée de communication', ['project', 'read']],
        ['Marc Thévenet', 'Finances', books],
      ],
    ],
    '20009998',
  ),
  publicBody(
    [
      'eaux-haut-vallon',
      'Régie des eaux du Haut-Vallon',
      '3 route du Barrage',
      '38998',
      'Haut-Vallon',
      '04 65 71 38 98',
      [['Sylvie Ollier', 'Directrice', ['admin', 'sign', 'project', 'read']]],
    ],
    '20038998',
  ),
]

function publicBody(row: Row, sirenDigits: string): ClientStory {
  return {
    ...business(row, 0),
    kind: 'public',
    sirenDigits,
    paymentTermDays: 30,
    purchaseOrderRequired: true,
    notes: 'Facturer avec le numéro d’engagement.',
  }
}

const abroad: readonly ClientStory[] = [
  {
    key: 'bruggeman-design',
    name: 'Bruggeman Design BV',
    kind: 'pro-eu',
    language: 'en',
    vatNumber: 'BE0999000137',
    address: ['Kouter 71', '9000', 'Gent', 'BE'],
    domain: 'bruggeman-design.test',
    phone: '+32 9 555 01 71',
    contacts: [['Lotte Bruggeman', 'Managing partner', boss]],
  },
  {
    key: 'kessler-maschinenbau',
    name: 'Kessler Maschinenbau GmbH',
    kind: 'pro-eu',
    language: 'en',
    vatNumber: 'DE999000451',
    address: ['Lindenstraße 24', '70173', 'Stuttgart', 'DE'],
    domain: 'kessler-maschinenbau.test',
    phone: '+49 711 555 0124',
    contacts: [
      ['Jürgen Kessler', 'Managing director', boss],
      ['Petra Vogel', 'Accounting', books],
    ],
  },
  {
    key: 'hudson-analytics',
    name: 'Hudson Analytics Inc.',
    kind: 'pro-non-eu',
    language: 'en',
    address: ['350 Fifth Avenue, Suite 4100', '10118', 'New York, NY', 'US'],
    domain: 'hudson-analytics.test',
    phone: '+1 212 555 0141',
    contacts: [['Rachel Adams', 'Head of marketing', boss]],
  },
]

function consumer(key: string, name: string, address: ClientStory['address'], phone: string): ClientStory {
  return {
    key,
    name,
    kind: 'consumer',
    language: 'fr',
    address,
    domain: `${key}.test`,
    phone,
    contacts: [[name, 'Particulier', ['admin', 'sign', 'billing', 'project']]],
  }
}

const consumers: readonly ClientStory[] = [
  consumer('helene-garnier', 'Hélène Garnier', ['7 montée de la Grande-Côte', '69001', 'Lyon', 'FR'], '06 39 98 10 07'),
  consumer('thomas-lefevre', 'Thomas Lefèvre', ['25 rue Voltaire', '37000', 'Tours', 'FR'], '06 39 98 37 25'),
  consumer('nadia-benali', 'Nadia Benali', ['18 rue d’Aubagne', '13001', 'Marseille', 'FR'], '06 39 98 13 18'),
]

/** The agency's forty clients. */
export const clients: readonly ClientStory[] = [
  ...businesses.map(business),
  ...associations.map(association),
  ...publicBodies,
  ...abroad,
  ...consumers,
]
