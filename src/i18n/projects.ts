import type { Language } from '../domain/parties/snapshots'

const fr = {
  milestones: {
    framing: 'Cadrage',
    design: 'Design',
    development: 'Développement',
    acceptance: 'Recette',
    delivery: 'Livraison',
  },
}

const en: typeof fr = {
  milestones: {
    framing: 'Framing',
    design: 'Design',
    development: 'Development',
    acceptance: 'Acceptance',
    delivery: 'Delivery',
  },
}

/** Words of a project as its client reads them. */
export function projectWords(language: Language): typeof fr {
  return language === 'fr' ? fr : en
}
