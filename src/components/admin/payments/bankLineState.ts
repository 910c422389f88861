import { bankLineStates, type BankLineState } from '@/domain/payments/bankLines'
import { matchConfidences, matchReasons } from '@/domain/payments/proposeMatches'
import type { MatchOption, MatchPart } from '@/domain/payments/matchOptions'
import { listAt, numberAt, textAt } from '../records'

/** The state as one of a line's own; null for a line that has none yet. */
export function bankLineStateOf(text: string | null): BankLineState | null {
  return bankLineStates.find((state) => state === text) ?? null
}

/** The well-formed ones of `options` of an answer. */
export function matchOptionsIn(body: unknown): MatchOption[] {
  return listAt(body, 'options').flatMap((option) => {
    const parts = listAt(option, 'parts').flatMap(partIn)
    const confidence = matchConfidences.find((one) => one === textAt(option, 'confidence'))
    const reason = matchReasons.find((one) => one === textAt(option, 'reason'))
    if (confidence === undefined || reason === undefined || parts.length === 0) return []
    const clientName = textAt(option, 'clientName') ?? ''
    const leftCents = numberAt(option, 'leftCents') ?? 0
    return [{ parts, confidence, reason, clientName, leftCents, creditCents: numberAt(option, 'creditCents') ?? 0 }]
  })
}

function partIn(part: unknown): MatchPart[] {
  const kind = (['invoice', 'quote'] as const).find((one) => one === textAt(part, 'kind'))
  const id = textAt(part, 'id')
  const number = textAt(part, 'number')
  const amountCents = numberAt(part, 'amountCents')
  return kind === undefined || id === null || number === null || amountCents === null
    ? []
    : [{ kind, id, number, amountCents }]
}

/** The request that records an option; more than is due was shown beside its button. */
export function acceptBodyOf({ parts, creditCents }: MatchOption) {
  const matches = parts.map(({ kind, id, amountCents }) => ({ kind, id, amountCents }))
  return { matches, allowsCredit: creditCents > 0 }
}
