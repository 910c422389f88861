import type { ProjectPhase } from './lifecycle'

export type Milestone = { weight: number; done: boolean }

/** What a new project is made of; keys are translated where they are shown, weights are editable afterwards (C4). */
export const defaultMilestones = [
  { key: 'framing', phase: 'framing', weight: 15 },
  { key: 'design', phase: 'design', weight: 25 },
  { key: 'development', phase: 'development', weight: 40 },
  { key: 'acceptance', phase: 'acceptance', weight: 15 },
  { key: 'delivery', phase: 'delivered', weight: 5 },
] as const satisfies readonly { key: string; phase: ProjectPhase; weight: number }[]

/** Σ done weights ÷ Σ weights in whole percent, rounded down so that 100 means finished; 0 for no weight at all (C4). */
export function progressOf(milestones: readonly Milestone[]): number {
  const total = milestones.reduce((sum, { weight }) => sum + weight, 0)
  const done = milestones.reduce((sum, milestone) => sum + (milestone.done ? milestone.weight : 0), 0)
  return total === 0 ? 0 : Math.floor((done * 100) / total)
}
