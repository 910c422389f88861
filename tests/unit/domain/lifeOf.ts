import { DomainError } from '@/domain/errors'

type Life<State extends string, Command extends string> = {
  states: readonly State[]
  commands: readonly Command[]
  decide: (state: State, command: Command) => State
}

/** Every state × every command: "draft send → sent" for what is allowed; any other answer than a clean refusal fails. */
export function lifeOf<State extends string, Command extends string>(life: Life<State, Command>): string[] {
  return life.states.flatMap((state) =>
    life.commands.flatMap((command) => {
      const next = attempt(life, state, command)
      return next === null ? [] : [`${state} ${command} → ${next}`]
    }),
  )
}

/** The states that can be reached from the first one. */
export function reachableStates<State extends string, Command extends string>(
  life: Life<State, Command>,
  first: State,
): State[] {
  const reached = new Set([first])
  for (const state of reached) {
    for (const command of life.commands) {
      const next = attempt(life, state, command)
      if (next !== null) reached.add(next)
    }
  }
  return [...reached].toSorted()
}

function attempt<State extends string, Command extends string>(
  { decide }: Life<State, Command>,
  state: State,
  command: Command,
): State | null {
  try {
    return decide(state, command)
  } catch (error) {
    if (error instanceof DomainError && error.code.endsWith('.notAllowed') && error.data['state'] === state) return null
    throw error
  }
}
