import { quoteStates, quoteTransitions, type QuoteState } from '@/domain/quotes/lifecycle'

export type QuoteAction =
  'send' | 'copyLink' | 'viewPage' | 'revise' | 'cancel' | 'recordDeposit' | 'recordRefund' | 'invoice'

export type QuoteActions = {
  /** The next step: the one accented button of the page. */
  next: QuoteAction | null
  /** In reach, beside it. */
  others: QuoteAction[]
  /** Cannot be taken back: kept apart. */
  danger: QuoteAction[]
}

type Facts = { state: QuoteState; depositState: string; refundState?: string; role: string; hasNumber: boolean }

/** What a person may do with a quote now, after its life (domain.md §3) and their role. */
export function actionsOf({ state, depositState, refundState = 'none', role, hasNumber }: Facts): QuoteActions {
  const isMaker = role === 'owner' || role === 'manager'
  const recordsMoney = isMaker || role === 'accountant'
  const money = recordsMoney ? moneyStep({ state, depositState, refundState }) : null
  const invoice: QuoteAction[] = recordsMoney && state === 'accepted' ? ['invoice'] : []
  if (!isMaker) return { next: money ?? invoice[0] ?? null, others: money === null ? [] : invoice, danger: [] }
  const next = money ?? nextOf[state]
  const others = [...(isReadable(state) ? (['copyLink', 'viewPage'] as const) : []), ...mayRevise(state), ...invoice]
  return {
    next,
    others: others.filter((action) => action !== next),
    danger: mayCancel({ state, hasNumber }) ? ['cancel'] : [],
  }
}

/** A deposit that is awaited, or one that must be given back (R44). */
function moneyStep({
  state,
  depositState,
  refundState,
}: Omit<Required<Facts>, 'role' | 'hasNumber'>): QuoteAction | null {
  if (state === 'accepted' && depositState === 'awaited') return 'recordDeposit'
  return refundState === 'due' ? 'recordRefund' : null
}

const nextOf: Readonly<Record<QuoteState, QuoteAction | null>> = {
  draft: 'send',
  sent: 'copyLink',
  'partially-signed': 'copyLink',
  // drafts it, or leads to it once it is there
  accepted: 'invoice',
  declined: 'revise',
  expired: 'revise',
  cancelled: null,
  withdrawn: null,
}

/** Whether the client's page shows the quote, to read or to sign. */
export function isReadable(state: QuoteState): boolean {
  return state === 'sent' || state === 'partially-signed' || state === 'accepted' || state === 'withdrawn'
}

function mayRevise(state: QuoteState): QuoteAction[] {
  return quoteTransitions[state].revise === undefined ? [] : ['revise']
}

/** A draft without a number is deleted instead; an accepted quote ends by a credit note and a refund (R22). */
function mayCancel({ state, hasNumber }: Pick<Facts, 'state' | 'hasNumber'>): boolean {
  if (quoteTransitions[state].cancel === undefined || state === 'accepted') return false
  return state !== 'draft' || hasNumber
}

/** The state as one of a quote's own; a draft for a quote that has none yet. */
export function quoteStateOf(text: string | null): QuoteState {
  return quoteStates.find((state) => state === text) ?? 'draft'
}
