import type { Lead } from '../../../src/payload-types'

type ProjectType = NonNullable<Lead['projectType']>
export type LeadSource = Lead['source']

/** Each source with its share of the requests. */
export const sources: readonly LeadSource[] = [
  'website',
  'website',
  'website',
  'referral',
  'referral',
  'referral',
  'search',
  'search',
  'network',
  'social',
  'event',
  'other',
]

/** People who asked and never became clients, or not yet: name and company. */
export const strangers: readonly (readonly [name: string, company: string])[] = [
  ['Aurélie Besson', 'Cabinet Besson Expertise'],
  ['Nicolas Prévost', 'Prévost Toitures'],
  ['Camille Aubert', 'Maison d’hôtes La Treille'],
  ['Samir Kaci', 'Kaci Peinture'],
  ['Delphine Mercier', 'École de danse Mercier'],
  ['François Guillon', 'Guillon Immobilier'],
  ['Lucas Barbier', 'Barbier Sellerie'],
  ['Manon Charpentier', 'Kiné Rive Gauche'],
  ['Thierry Roussel', 'Roussel Viandes'],
  ['Amélie Joly', 'Les Ateliers d’Amélie'],
  ['Grégory Leclerc', 'Leclerc Terrassement'],
  ['Sabrina Meunier', 'Traiteur Meunier'],
  ['Vincent Carpentier', 'Carpentier Escaliers'],
  ['Ophélie Renaud', 'Renaud Notaires'],
  ['Jérôme Picard', 'Picard Nautisme'],
  ['Mélanie Noël', 'Micro-crèche Les Lutins'],
  ['Alexandre Huet', 'Huet Conseil'],
  ['Charlotte Collin', 'Galerie Collin'],
  ['Mehdi Saïdi', 'Auto-école du Parc'],
  ['Caroline Brun', 'Brun Fleurs'],
  ['Sébastien Marty', 'Domaine Marty'],
  ['Pauline Guérin', 'Guérin Ostéopathie'],
  ['Arnaud Lebrun', 'Lebrun Serrurerie'],
  ['Julie Fournier', 'Fournier Événements'],
  ['David Poirier', 'Poirier Motoculture'],
  ['Estelle Boyer', 'Boyer Coaching'],
  ['Romain Lacroix', 'Lacroix Ascenseurs'],
  ['Hélène Dupuis', 'Ferme des Dupuis'],
  ['Ludovic Maillard', 'Maillard Isolation'],
  ['Clara Navarro', 'Navarro Traductions'],
  ['Patrick Gomez', 'Gomez Carrelage'],
  ['Solène Rolland', 'Brûlerie Rolland'],
  ['Benjamin Perrot', 'Perrot Cuisines'],
  ['Agnès Leroux', 'Musée de la Dentelle'],
  ['Florian Aubry', 'Aubry Menuiseries'],
  ['Laetitia Royer', 'Royer Esthétique'],
  ['Cédric Schneider', 'Schneider Logistique'],
  ['Valérie Klein', 'Pension Klein'],
  ['Quentin Bourgeois', 'Bourgeois Vélos Cargo'],
  ['Inès Fontana', 'Fontana Glaces'],
]

export const needs: Readonly<Record<ProjectType, readonly string[]>> = {
  website: [
    'Nous voudrions un site simple pour présenter notre activité et recevoir des demandes.',
    'Notre site ne s’affiche pas bien sur téléphone, pouvez-vous le refaire ?',
  ],
  shop: [
    'Nous voulons vendre nos produits en ligne, une trentaine de références pour commencer.',
    'Notre boutique actuelle est trop lente et les clients abandonnent au paiement.',
  ],
  application: [
    'Nous cherchons un outil pour planifier nos interventions et suivre les heures.',
    'Pouvez-vous relier notre logiciel de caisse à un espace client ?',
  ],
  identity: [
    'Il nous faut un logo et des cartes de visite avant l’ouverture.',
    'Nous fusionnons deux enseignes et cherchons une nouvelle identité.',
  ],
  content: [
    'Nous avons besoin d’aide pour écrire notre lettre d’information mensuelle.',
    'Nous voulons de nouvelles photos et des textes plus clairs.',
  ],
  other: [
    'Pouvez-vous nous conseiller sur notre présence en ligne ? Un échange suffirait.',
    'Notre prestataire ne répond plus, comment récupérer notre nom de domaine ?',
  ],
}

/** What robots write; quarantined, never lost (L1). */
export const robots: readonly (readonly [name: string, company: string, need: string])[] = [
  ['SEO Expert Team', 'RankBoost', 'Dear owner, we can rank your website #1 on search engines in 7 days, guaranteed.'],
  ['Jenny', '', 'Hello, I saw your profile, click here to see my photos http://pics.example'],
  ['Crypto Advisor', 'FastCoin', 'Earn 5000 EUR per week from home, limited places!!!'],
  ['Web Design Offshore', 'PixelFarm', 'We offer web design services at 8 USD per hour, 200 developers available.'],
  ['aaaaaaa', 'aaaaaaa', 'test test test'],
  ['Backlink Service', 'LinkPower', 'Buy 1000 high quality backlinks for only 49 USD.'],
  ['Prêt express', 'Crédit Éclair', 'Obtenez un prêt de 50 000 € sans justificatif en 24 heures, répondez vite.'],
  ['Domain Services', 'DNS Notice', 'FINAL NOTICE: your domain expires today, pay now to avoid suspension.'],
]

export const lostReasons: readonly string[] = [
  'Budget insuffisant',
  'Sans réponse après trois relances',
  'A choisi un prestataire local',
  'Projet reporté à l’an prochain',
  'Besoin hors de notre métier',
]

export const deadlines: readonly string[] = [
  'Dès que possible',
  'Avant l’été',
  'Pour la rentrée',
  'D’ici trois mois',
  'Avant la fin de l’année',
  'Pas d’urgence',
]
