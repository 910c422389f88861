import { isAfter, type CivilDate } from '../dates/civilDate'
import { DomainError } from '../errors'
import { nextState, type TransitionTable } from '../stateMachine'

/** The phases of work, in order (C4). */
export const projectPhases = ['framing', 'design', 'development', 'acceptance', 'delivered'] as const
export type ProjectPhase = (typeof projectPhases)[number]

/** Every state of a project: waiting for its start, a phase, or cancelled. */
export const projectStates = ['waiting', ...projectPhases, 'cancelled'] as const
export type ProjectState = (typeof projectStates)[number]

export const projectCommands = ['start', 'advance', 'stepBack', 'cancel'] as const
export type ProjectCommand = (typeof projectCommands)[number]

export const projectTransitions: TransitionTable<ProjectState, ProjectCommand> = {
  waiting: { start: 'framing', cancel: 'cancelled' },
  framing: { advance: 'design', cancel: 'cancelled' },
  design: { advance: 'development', stepBack: 'framing', cancel: 'cancelled' },
  development: { advance: 'acceptance', stepBack: 'design', cancel: 'cancelled' },
  acceptance: { advance: 'delivered', stepBack: 'development', cancel: 'cancelled' },
  delivered: { stepBack: 'acceptance' },
  cancelled: {},
}

export type StartFacts = {
  depositReceived: boolean
  /** Last day of the consumer's withdrawal period; null when there is no such right. */
  withdrawalEndsOn: CivilDate | null
  /** The consumer expressly asked for an early start (R45). */
  waived: boolean
  today: CivilDate
}

/** Whether work may begin: the deposit is in, and the withdrawal period is over or waived (C4, R45). */
export function canStart({ depositReceived, withdrawalEndsOn, waived, today }: StartFacts): boolean {
  return depositReceived && (withdrawalEndsOn === null || waived || isAfter(today, withdrawalEndsOn))
}

/**
 * The state that a command leads to.
 *
 * @throws {DomainError} `project.notAllowed` { state, command } · `project.depositMissing` · `project.withdrawalOpen`
 *   { withdrawalEndsOn }
 */
export function decideProject(state: ProjectState, command: ProjectCommand, facts: StartFacts): ProjectState {
  const next = nextState({ subject: 'project', table: projectTransitions, state, command })
  if (command !== 'start' || canStart(facts)) return next
  if (!facts.depositReceived) throw new DomainError('project.depositMissing')
  throw new DomainError('project.withdrawalOpen', { withdrawalEndsOn: facts.withdrawalEndsOn })
}
