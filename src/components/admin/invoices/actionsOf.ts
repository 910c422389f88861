import type { InvoiceKind } from '@/domain/invoices/content'
import { invoiceKinds } from '@/domain/invoices/content'
import { invoiceCommandsByState, invoiceStates, type InvoiceState } from '@/domain/invoices/lifecycle'

export type InvoiceAction = 'issue' | 'preview' | 'copyLink' | 'viewPage' | 'duplicate' | 'credit' | 'writeOff'

export type InvoiceActions = {
  /** The next step: the one accented button of the page. */
  next: InvoiceAction | null
  /** In reach, beside it. */
  others: InvoiceAction[]
  /** Cannot be taken back: kept apart. */
  danger: InvoiceAction[]
}

type Facts = { state: InvoiceState; kind: InvoiceKind; role: string }

/** What a person may do with an invoice now, after its life (domain.md §5), its kind and their role. */
export function actionsOf({ state, kind, role }: Facts): InvoiceActions {
  if (role !== 'owner' && role !== 'manager' && role !== 'accountant') return { next: null, others: [], danger: [] }
  const isTreasurer = role !== 'manager'
  const mayCorrect = isTreasurer && kind !== 'credit-note'
  const next = nextOf(state, kind)
  const others: InvoiceAction[] = [
    ...(state === 'draft' ? (['preview'] as const) : (['copyLink', 'viewPage'] as const)),
    ...(kind === 'standard' || kind === 'final' ? (['duplicate'] as const) : []),
    ...(mayCorrect && invoiceCommandsByState[state].includes('credit') ? (['credit'] as const) : []),
  ]
  return {
    next,
    others: others.filter((action) => action !== next),
    danger: mayCorrect && invoiceCommandsByState[state].includes('writeOff') ? ['writeOff'] : [],
  }
}

/** A draft is issued; then its client pays by the link. A credit note asks for nothing. */
function nextOf(state: InvoiceState, kind: InvoiceKind): InvoiceAction | null {
  if (state === 'draft') return 'issue'
  const isAwaited = state === 'issued' || state === 'partially-paid'
  return isAwaited && kind !== 'credit-note' ? 'copyLink' : null
}

/** The state as one of an invoice's own; a draft for one that has none yet. */
export function invoiceStateOf(text: string | null): InvoiceState {
  return invoiceStates.find((state) => state === text) ?? 'draft'
}

/** The kind as one of ours; an ordinary invoice for one that has none yet. */
export function invoiceKindOf(text: string | null): InvoiceKind {
  return invoiceKinds.find((kind) => kind === text) ?? 'standard'
}
