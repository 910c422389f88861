import type { ProjectPhase } from '../../../src/domain/projects/lifecycle'
import type { Language } from '../../../src/domain/parties/snapshots'

/** What the client reads when a phase begins. */
const fr: Readonly<Record<ProjectPhase, readonly string[]>> = {
  framing: ['L’acompte est bien arrivé, le projet commence. Atelier de lancement à fixer cette semaine.'],
  design: [
    'Compte rendu des ateliers validé. Nous passons aux maquettes.',
    'Le cadrage est validé, première piste graphique la semaine prochaine.',
  ],
  development: [
    'Maquettes validées, le développement commence.',
    'Design validé. Vous recevrez un lien de démonstration chaque vendredi.',
  ],
  acceptance: [
    'Tout est en ligne sur le serveur de recette : à vous de tester et de commenter.',
    'La recette est ouverte pour deux semaines.',
  ],
  delivered: ['Le projet est livré. Merci de votre confiance !', 'Mise en ligne faite ce matin, tout est nominal.'],
}

const en: typeof fr = {
  framing: ['Your deposit has arrived and the project starts. We will fix the kick-off workshop this week.'],
  design: ['Framing is approved. First mock-ups next week.'],
  development: ['Design is approved, development starts.'],
  acceptance: ['Everything is on the staging server: please test and comment.'],
  delivered: ['The project is delivered. Thank you for your trust!'],
}

export function newsOf(language: Language): typeof fr {
  return language === 'fr' ? fr : en
}
