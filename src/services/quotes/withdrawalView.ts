import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

import type { OpenWithdrawal, Withdrawn } from '../../contracts/sign'
import { databaseOf } from '../../database/database'
import { civilDate, civilDateInParis } from '../../domain/dates/civilDate'
import type { ProjectState } from '../../domain/projects/lifecycle'
import { versionLabel, type QuoteContent, type QuoteSigner } from '../../domain/quotes/content'
import { canWithdraw, mayKeepPart, withdrawalRight, type WithdrawalWork } from '../../domain/quotes/withdrawal'
import { isSameEmail, sideOf } from '../../domain/signatures/signingOrder'
import { withdrawalStatement } from '../../i18n/withdrawal'
import type { Project } from '../../payload-types'
import type { LinkedQuote } from './read'

export type WithdrawalView = { withdrawal: OpenWithdrawal | null; withdrawn: Withdrawn | null }

const none: WithdrawalView = { withdrawal: null, withdrawn: null }

/**
 * What a consumer's page says of withdrawal (R44): the right while it can be used, or what became of the contract. Asks the
 * database only where there may be something to say: for a consumer who has signed.
 */
export async function withdrawalView(
  payload: Payload,
  { linked, now }: { linked: LinkedQuote; now: Date },
): Promise<WithdrawalView> {
  const { state, content, acceptance } = linked
  const signer = consumerAmong(content, linked.email)
  if (acceptance === null || (state !== 'withdrawn' && (state !== 'accepted' || signer === null))) return none
  const { rows } = await databaseOf(payload).drizzle.execute(sql`
    SELECT q.withdrawn_at, q.refund_state, q.refund_due_on, q.deposit_paid_cents,
           p.state AS project_state, p.started_on, p.withdrawal_waived_at
      FROM quotes q LEFT JOIN projects p ON p.quote_id = q.id
     WHERE q.id = ${linked.quoteId}
     LIMIT 1`)
  const row = rows[0]
  if (!row) return none
  const facts = toFacts(row as ViewRow)
  if (state === 'withdrawn' || signer === null) return { withdrawal: null, withdrawn: facts.withdrawn }
  const right = withdrawalRight({ clientKind: 'consumer', signedAt: acceptance.acceptedAt, work: facts.work })
  if (!canWithdraw(right, now.toISOString())) return none
  const statement = statementOf(content, {
    acceptedAt: acceptance.acceptedAt,
    grossCents: acceptance.totals.grossCents,
  })
  return {
    withdrawal: {
      endsOn: right.endsOn,
      name: signer.name,
      email: signer.email,
      statement,
      paidCents: facts.paidCents,
      mayKeepPart: mayKeepPart(facts.work),
    },
    withdrawn: null,
  }
}

/** The columns of the query above; `numeric` comes as text, timestamps as text or Date. */
type ViewRow = {
  withdrawn_at: string | Date | null
  refund_state: 'none' | 'due' | 'done' | null
  refund_due_on: string | null
  deposit_paid_cents: string | null
  project_state: ProjectState | null
  started_on: string | null
  withdrawal_waived_at: string | Date | null
}

type ViewFacts = { work: WithdrawalWork | null; paidCents: number; withdrawn: Withdrawn | null }

function toFacts(row: ViewRow): ViewFacts {
  const work = row.project_state && {
    state: row.project_state,
    hasStarted: row.started_on !== null,
    isEarlyStartAsked: row.withdrawal_waived_at !== null,
  }
  return { work, paidCents: Number(row.deposit_paid_cents ?? 0), withdrawn: withdrawnOf(row, work) }
}

function withdrawnOf(row: ViewRow, work: WithdrawalWork | null): Withdrawn | null {
  if (row.withdrawn_at === null) return null
  const refund =
    row.refund_due_on && (row.refund_state === 'due' || row.refund_state === 'done')
      ? {
          state: row.refund_state,
          paidCents: Number(row.deposit_paid_cents ?? 0),
          dueOn: civilDate(row.refund_due_on),
        }
      : null
  return { at: new Date(row.withdrawn_at).toISOString(), refund, mayKeepPart: mayKeepPart(work) }
}

/** The consumer who signs behind a link; null for a professional's contract, and for the agency's own counter-signer. */
export function consumerAmong({ client, signers }: QuoteContent, email: string): QuoteSigner | null {
  if (client.kind !== 'consumer') return null
  return signers.find((signer) => sideOf(signer) === 'client' && isSameEmail(signer.email, email)) ?? null
}

/** The work of a project's row, as the right to withdraw sees it. */
export function workOf(project: Pick<Project, 'state' | 'startedOn' | 'withdrawalWaivedAt'>): WithdrawalWork {
  return {
    state: project.state,
    hasStarted: Boolean(project.startedOn),
    isEarlyStartAsked: Boolean(project.withdrawalWaivedAt),
  }
}

/** What the consumer declares of this contract, in the quote's language. */
export function statementOf(
  content: QuoteContent,
  { acceptedAt, grossCents }: { acceptedAt: string; grossCents: number },
): string {
  return withdrawalStatement({
    language: content.language,
    label: versionLabel(content),
    title: content.title,
    signedOn: civilDateInParis(acceptedAt),
    totalCents: grossCents,
    currency: content.currency,
  })
}
