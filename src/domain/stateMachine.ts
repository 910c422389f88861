import { DomainError } from './errors'

/**
 * A life in one table: for each state, what can be done to it and where that leads. What is not written is refused.
 */
export type TransitionTable<State extends string, Command extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Command, State>>>>
>

type Step<State extends string, Command extends string> = {
  /** What lives: names the refusal, `<subject>.notAllowed`. */
  subject: string
  table: TransitionTable<State, Command>
  state: State
  command: Command
}

/**
 * The state that a command leads to.
 *
 * @throws {DomainError} `<subject>.notAllowed` { state, command }
 */
export function nextState<State extends string, Command extends string>(step: Step<State, Command>): State {
  const { subject, table, state, command } = step
  const next = table[state][command]
  if (next === undefined) throw new DomainError(`${subject}.notAllowed`, { state, command })
  return next
}
