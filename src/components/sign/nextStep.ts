import type { OpenQuoteView } from '@/contracts/sign'

/** The one thing that the accent button offers (look.md, screen 1). */
export type NextStep = 'choose' | 'sign' | 'pay' | 'none'

type Situation = {
  view: Pick<OpenQuoteView, 'state' | 'acceptance' | 'transfer'> & { you: Pick<OpenQuoteView['you'], 'state'> }
  hasChoices: boolean
  /** The client has had the options on screen, or has changed one. */
  choicesSeen: boolean
  /** Every group has its one line, so that the quote has a total. */
  isComplete: boolean
}

/** What the client does next: choose, sign, pay the deposit, or nothing. */
export function nextStep({ view, hasChoices, choicesSeen, isComplete }: Situation): NextStep {
  if (view.state === 'open' && view.you.state !== 'turn') return 'none'
  if (view.state === 'open') return (hasChoices && !choicesSeen) || !isComplete ? 'choose' : 'sign'
  const owesDeposit = view.state === 'accepted' && view.acceptance?.deposit === 'awaited'
  return owesDeposit && view.transfer !== null ? 'pay' : 'none'
}
