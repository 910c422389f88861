import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { sqlIn } from '../../database/lock'
import { civilDate, civilDateInParis, laterOf, type CivilDate } from '../../domain/dates/civilDate'
import type { DunnableInvoice, PastReminder } from '../../domain/dunning/nextReminder'
import { isReminderLevel, type DunningPolicy, type ReminderLevel } from '../../domain/dunning/policy'
import type { InvoiceKind } from '../../domain/invoices/content'
import type { InvoiceState } from '../../domain/invoices/lifecycle'
import type { Language } from '../../domain/parties/snapshots'
import { policyInForce, type PolicyColumns } from './policies'

/** An invoice with all that its ladder depends on, read in one query. */
export type Candidate = DunnableInvoice & {
  invoiceId: string
  number: string
  language: Language
  clientId: string
  clientName: string
  hasPdf: boolean
  /** A credit note waits to be issued, such as that of a refund: what is left to pay is not what it seems (R22). */
  hasDraftCredit: boolean
  recipient: { name: string | null; address: string } | null
  policy: DunningPolicy
  /** Levels whose mail waits or is being sent: there is nothing to plan. */
  underWay: readonly ReminderLevel[]
  nextReminderOn: CivilDate | null
}

/** Which invoices: a page of the open ones by id, those of a list, or the open ones of a client. */
export type CandidateScope = { after: string; limit: number } | { invoiceIds: readonly string[] } | { clientId: string }

/** Before the first invoice of `after`. */
export const beforeAll = '00000000-0000-0000-0000-000000000000'

/**
 * Reads invoices as the ladder sees them, in the transaction of `req` if it has one: by id. A page and a client's are open ones that are
 * not credit notes and have something left to pay; a list comes whatever their state.
 */
export async function readCandidates(
  req: PayloadRequest,
  scope: CandidateScope,
  general: DunningPolicy,
): Promise<Candidate[]> {
  const executor = await sqlIn(req)
  const today = civilDateInParis(nowOf(req.payload).toISOString())
  const { rows } = await executor.execute(query(scope, today))
  return rows.map((row) => toCandidate(row as Row, general))
}

const isOpen = sql`i.state IN ('issued', 'partially-paid') AND i.kind <> 'credit-note' AND i.balance_cents > 0`

function wanted(scope: CandidateScope) {
  if ('after' in scope) return sql`${isOpen} AND i.id > ${scope.after}::uuid ORDER BY i.id LIMIT ${scope.limit}`
  if ('clientId' in scope) return sql`${isOpen} AND i.client_id = ${scope.clientId}::uuid ORDER BY i.id`
  const ids = sql.join(
    scope.invoiceIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  return sql`i.state <> 'draft' AND i.id IN (${ids}) ORDER BY i.id`
}

/** `promise`: the last day of a promise, or the next one of a plan of parts. The page comes first, then what belongs to its rows: a limit inside keeps the laterals to that page. */
function query(scope: CandidateScope, today: CivilDate) {
  return sql`
  WITH i AS MATERIALIZED (SELECT * FROM invoices i WHERE ${wanted(scope)})
  SELECT i.id, i.number, i.kind, i.state, i.language, i.issued_on, i.due_on, i.balance_cents,
         i.disputed_at IS NOT NULL AS disputed,
         EXISTS (SELECT 1 FROM invoices note WHERE note.corrects_id = i.id AND note.state = 'draft') AS has_draft_credit,
         i.pdf_key IS NOT NULL AS has_pdf, i.next_reminder_on,
         i.dunning_paused_until AS invoice_pause, c.dunning_paused_until AS client_pause,
         c.id AS client_id, c.name AS client_name, promise.promised_on,
         coalesce(past.reminders, '[]') AS reminders,
         to_person.name AS to_name, to_person.email AS to_email,
         EXISTS (SELECT 1 FROM mail_suppressions s WHERE lower(s.email) = lower(to_person.email)) AS has_bounced,
         json_build_object('isActive', c.dunning_is_active, 'isGrouped', c.dunning_is_grouped,
           'gap', c.dunning_minimum_gap_days, 'before', c.dunning_before_due_days,
           'days', json_build_array(c.dunning_level1_days, c.dunning_level2_days, c.dunning_level3_days, c.dunning_level4_days)) AS client_policy,
         json_build_object('isActive', i.dunning_is_active, 'isGrouped', i.dunning_is_grouped,
           'gap', i.dunning_minimum_gap_days, 'before', i.dunning_before_due_days,
           'days', json_build_array(i.dunning_level1_days, i.dunning_level2_days, i.dunning_level3_days, i.dunning_level4_days)) AS invoice_policy
    FROM i
    JOIN clients c ON c.id = i.client_id
    LEFT JOIN LATERAL (
      SELECT greatest(max(p.promised_on) FILTER (WHERE p.plan IS NULL),
                      min(p.promised_on) FILTER (WHERE p.plan IS NOT NULL AND p.promised_on >= ${today})) AS promised_on
        FROM promises p WHERE p.invoice_id = i.id AND p.state = 'open') promise ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('level', r.level, 'state', r.state, 'messageState', m.state,
               'on', coalesce(to_char(r.sent_at AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD'),
                              to_char(r.claimed_until AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD'), r.planned_on))) AS reminders
        FROM reminders r LEFT JOIN messages m ON m.id = r.message_id WHERE r.invoice_id = i.id) past ON true
    LEFT JOIN LATERAL (${recipient}) to_person ON true
   ORDER BY i.id`
}

/** As `billingRecipient` chooses: who has the right to see invoices, else who signed the quote, else the first contact (C2). */
const recipient = sql`
  SELECT person.name, person.email FROM (
    SELECT CASE WHEN EXISTS (SELECT 1 FROM contacts_rights t WHERE t.parent_id = k.id AND t.value = 'billing') THEN 1 ELSE 3 END AS rank,
           k.name, k.email, k.created_at
      FROM contacts k WHERE k.client_id = i.client_id AND k.deleted_at IS NULL
    UNION ALL
    SELECT 2, v.content->'signers'->0->>'name', v.content->'signers'->0->>'email', v.created_at
      FROM quote_versions v WHERE v.quote_id = i.quote_id AND v.state = 'current'
  ) person WHERE person.email IS NOT NULL ORDER BY person.rank, person.created_at LIMIT 1`

/** The columns of the query above; `numeric` comes as text outside of json, days as text. */
type Row = {
  id: string
  number: string
  kind: InvoiceKind
  state: InvoiceState
  language: Language
  issued_on: string | null
  due_on: string
  balance_cents: string | null
  disputed: boolean
  has_draft_credit: boolean
  has_pdf: boolean
  next_reminder_on: string | null
  invoice_pause: string | null
  client_pause: string | null
  client_id: string
  client_name: string
  promised_on: string | null
  reminders: { level: number; state: string; messageState: string | null; on: string | null }[]
  to_name: string | null
  to_email: string | null
  has_bounced: boolean
  client_policy: PolicyColumns
  invoice_policy: PolicyColumns
}

function toCandidate(row: Row, general: DunningPolicy): Candidate {
  return {
    invoiceId: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    language: row.language,
    issuedOn: dayOrNull(row.issued_on),
    dueOn: civilDate(row.due_on),
    balanceCents: Number(row.balance_cents ?? 0),
    // Both want a person who settles them first.
    isDisputed: row.disputed || row.has_draft_credit,
    hasDraftCredit: row.has_draft_credit,
    pausedUntil: laterPause(dayOrNull(row.invoice_pause), dayOrNull(row.client_pause)),
    promise: row.promised_on === null ? null : { on: civilDate(row.promised_on), state: 'open' },
    sent: row.reminders.flatMap(pastOf),
    // Without an address there is nobody to write to either.
    hasBounced: row.has_bounced || row.to_email === null,
    clientId: row.client_id,
    clientName: row.client_name,
    hasPdf: row.has_pdf,
    recipient: row.to_email === null ? null : { name: row.to_name, address: row.to_email },
    policy: policyInForce(general, row.client_policy, row.invoice_policy),
    underWay: row.reminders.filter(isUnderWay).flatMap(({ level }) => (isReminderLevel(level) ? [level] : [])),
    nextReminderOn: dayOrNull(row.next_reminder_on),
  }
}

/** Planned, claimed and failed ones are still to do (domain/dunning/nextReminder). */
function pastOf({ level, state, on }: Row['reminders'][number]): PastReminder[] {
  const outcome = state === 'sent' || state === 'unknown' || state === 'task' || state === 'skipped' ? state : null
  return outcome !== null && on !== null && isReminderLevel(level) ? [{ level, on: civilDate(on), outcome }] : []
}

function isUnderWay({ state, messageState }: Row['reminders'][number]): boolean {
  const isWaiting = messageState === 'queued' || messageState === 'sending'
  return isWaiting && (state === 'planned' || state === 'claimed')
}

function dayOrNull(text: string | null): CivilDate | null {
  return text === null || text === '' ? null : civilDate(text)
}

function laterPause(a: CivilDate | null, b: CivilDate | null): CivilDate | null {
  return a === null || b === null ? (a ?? b) : laterOf(a, b)
}
