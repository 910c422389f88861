import type { Quote } from '../../../src/payload-types'

type Line = NonNullable<Quote['lines']>[number]

/** Twelve lines as agencies write them, two of which the client may leave out. */
export const quoteLines: readonly Line[] = [
  line('Atelier de cadrage', 'Une journée dans vos locaux : objectifs, publics, arborescence, calendrier.', 1, 950),
  line('Entretiens avec vos clients', 'Six entretiens de 45 minutes, menés à distance et restitués.', 6, 180),
  line('Direction artistique', 'Deux pistes, une retenue, trois allers-retours compris.', 4, 700),
  line('Logotype et charte', 'Fichiers pour l’écran et l’impression, guide de douze pages.', 5, 700),
  line('Maquettes', 'Huit gabarits, sur téléphone et sur ordinateur.', 6, 650),
  line('Intégration', 'HTML et CSS accessibles, vérifiés selon le RGAA.', 8, 620),
  line('Développement', 'Gestion des contenus, formulaires, recherche.', 10, 650),
  line('Reprise des contenus', 'Cent vingt pages, images redimensionnées.', 3, 480),
  line('Formation', 'Deux demi-journées, avec un guide illustré.', 1, 800),
  line('Mise en ligne', 'Hébergement, nom de domaine, redirections, mesure d’audience.', 1, 750),
  {
    ...line('Version anglaise', 'Traduction et relecture par une native.', 1, 1_900),
    choice: 'optional',
    selected: true,
  },
  { ...line('Reportage photographique', 'Une journée, quarante images.', 1, 1_200), choice: 'optional' },
]

function line(label: string, description: string, quantity: number, euros: number): Line {
  return {
    label,
    description,
    unit: 'jour',
    quantityMilli: quantity * 1_000,
    unitPriceCents: euros * 100,
    vatRateBp: 2_000,
    choice: 'fixed',
  }
}
