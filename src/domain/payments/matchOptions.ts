import { addCents, type Cents } from '../money/cents'
import type { StatementMovement } from './bankStatement'
import type { MatchConfidence, MatchReason, OpenInvoice, ProposedMatch } from './proposeMatches'

/** What a transfer may pay: an issued invoice, or the deposit that a signed quote asks for. */
export type OpenPaper = OpenInvoice & { kind: 'invoice' | 'quote'; clientId: string }

export type MatchPart = Pick<OpenPaper, 'kind' | 'id' | 'number'> & { amountCents: Cents }

/** One thing that a person may say a line pays, with one click. */
export type MatchOption = {
  parts: MatchPart[]
  clientName: string
  confidence: MatchConfidence
  reason: MatchReason
  /** What these papers still ask for afterwards. */
  leftCents: Cents
  /** What is more than they ask for, and becomes the client's credit (P4). */
  creditCents: Cents
}

/**
 * What a person is offered for a line, the surest first: all the invoices that it names when it pays them to the cent, then each one
 * alone.
 */
export function matchOptions(
  line: Pick<StatementMovement, 'amountCents'>,
  proposals: readonly ProposedMatch[],
  open: readonly OpenPaper[],
): MatchOption[] {
  const found = proposals.flatMap((proposal) => {
    const paper = open.find(({ id }) => id === proposal.invoiceId)
    return paper === undefined ? [] : [{ proposal, paper }]
  })
  const together = paidTogether(found)
  return [...(together === null ? [] : [together]), ...found.map((each) => alone(line.amountCents, each))]
}

type Found = { proposal: ProposedMatch; paper: OpenPaper }

/** One transfer for several invoices; a deposit has a receipt of its own. */
function paidTogether(found: readonly Found[]): MatchOption | null {
  const [first] = found
  if (first === undefined || found.length < 2) return null
  const { clientId, clientName } = first.paper
  const areOne = found.every(
    ({ proposal, paper }) =>
      proposal.confidence === 'certain' && paper.kind === 'invoice' && paper.clientId === clientId,
  )
  if (!areOne) return null
  const parts = found.map(({ paper }) => partOf(paper, paper.balanceCents))
  const reason = found.every(({ proposal }) => proposal.reason === 'reference') ? 'reference' : 'number'
  return { parts, clientName, confidence: 'certain', reason, leftCents: 0, creditCents: 0 }
}

function alone(amountCents: Cents, { proposal, paper }: Found): MatchOption {
  const { confidence, reason } = proposal
  const restCents = addCents(paper.balanceCents, 0 - amountCents)
  const leftCents = Math.max(restCents, 0)
  const facts = { clientName: paper.clientName, confidence, reason, leftCents }
  // a deposit takes all that came, up to the price: it only lowers what is left to invoice
  if (paper.kind === 'quote') return { ...facts, parts: [partOf(paper, amountCents)], creditCents: 0 }
  const parts = [partOf(paper, Math.min(amountCents, paper.balanceCents))]
  return { ...facts, parts, creditCents: Math.max(0 - restCents, 0) }
}

function partOf({ kind, id, number }: OpenPaper, amountCents: Cents): MatchPart {
  return { kind, id, number, amountCents }
}
