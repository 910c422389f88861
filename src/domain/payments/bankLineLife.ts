import { nextState, type TransitionTable } from '../stateMachine'
import type { BankLineState } from './bankLines'

export const bankLineCommands = ['match', 'ignore', 'reopen'] as const
export type BankLineCommand = (typeof bankLineCommands)[number]

/** What can become of a line of a statement. Money that was recorded stays recorded: a matched line is not opened again. */
export const bankLineTransitions: TransitionTable<BankLineState, BankLineCommand> = {
  unmatched: { match: 'matched', ignore: 'ignored' },
  matched: {},
  ignored: { reopen: 'unmatched' },
}

/**
 * The state that a command leads to.
 *
 * @throws {DomainError} `bankLine.notAllowed` { state, command }
 */
export function decideBankLine(state: BankLineState, command: BankLineCommand): BankLineState {
  return nextState({ subject: 'bankLine', table: bankLineTransitions, state, command })
}
