import { nextState, type TransitionTable } from '../stateMachine'

/** Every state of a lead (L2); `quarantined` holds suspected robots (L1). */
export const leadStates = ['new', 'qualified', 'quoted', 'won', 'lost', 'quarantined'] as const
export type LeadState = (typeof leadStates)[number]

/** `release` is a person's verdict that a suspected robot is none; `reopen` takes a lost lead up again. */
export const leadCommands = ['qualify', 'quote', 'win', 'lose', 'quarantine', 'release', 'reopen'] as const
export type LeadCommand = (typeof leadCommands)[number]

export const leadTransitions: TransitionTable<LeadState, LeadCommand> = {
  new: { qualify: 'qualified', quote: 'quoted', lose: 'lost', quarantine: 'quarantined' },
  qualified: { quote: 'quoted', lose: 'lost', quarantine: 'quarantined' },
  // a second quote to the same lead leaves it quoted
  quoted: { quote: 'quoted', win: 'won', lose: 'lost' },
  won: {},
  lost: { reopen: 'qualified', quote: 'quoted' },
  quarantined: { release: 'new', lose: 'lost' },
}

/**
 * The state that a command leads to.
 *
 * @throws {DomainError} `lead.notAllowed` { state, command }
 */
export function decideLead(state: LeadState, command: LeadCommand): LeadState {
  return nextState({ subject: 'lead', table: leadTransitions, state, command })
}
