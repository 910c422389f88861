import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'

import { countedMoney } from '../../database/countedMoney'
import { sqlIn } from '../../database/lock'
import { civilDate, civilDateInParis, daysBetween, isCivilDate, type CivilDate } from '../../domain/dates/civilDate'
import { reminderContent } from '../../domain/dunning/content'
import { lateInterest, recoveryFeeCents } from '../../domain/dunning/lateInterest'
import type { ReminderLevel } from '../../domain/dunning/policy'
import { addCents, type Cents } from '../../domain/money/cents'
import type { Billing, Invoice } from '../../payload-types'
import { issuedContent } from '../invoices/issuedContent'

/** The amounts that a reminder states, as `reminders.facts` keeps them once it has left (R33). */
export const statedAmounts = z.object({
  on: z.string().refine(isCivilDate),
  leftCents: z.int(),
  daysLate: z.int(),
  interestCents: z.int(),
  feeCents: z.int(),
})
export type StatedAmounts = z.infer<typeof statedAmounts>

/**
 * What an invoice's reminder of a level states on a day: what is left, and, where the level claims them, the interest to date and the
 * fixed fee (R29–R31, R34).
 *
 * @throws {DomainError} `interest.noRate` · `interest.noFee` when the settings lack what the day needs (R32)
 */
export async function amountsOn(
  req: PayloadRequest,
  { invoice, level, on }: { invoice: Invoice; level: ReminderLevel; on: CivilDate },
): Promise<StatedAmounts> {
  const { dueOn, client } = issuedContent(invoice)
  const says = reminderContent(level, client.kind)
  const leftCents = Math.max(0, invoice.balanceCents ?? 0)
  const plain = { on, leftCents, daysLate: Math.max(0, daysBetween(dueOn, on)), interestCents: 0, feeCents: 0 }
  if (!says.showsInterest && !says.showsFee) return plain
  const billing = await req.payload.findGlobal({ slug: 'billing', depth: 0, req })
  const payments = await moneyOf(req, invoice.id)
  const { interestCents } = lateInterest({
    clientKind: client.kind,
    principalCents: addCents(invoice.balanceCents ?? 0, ...payments.map(({ amountCents }) => amountCents)),
    dueOn,
    payments,
    until: on,
    rates: datedRates(billing.penaltyRates),
    legalRates: datedRates(billing.legalRates),
    formalNoticeOn: await formalNoticeOn(req, invoice.id),
  })
  const fees = (billing.recoveryFees ?? []).map(({ from, amountCents }) => ({ from: civilDate(from), amountCents }))
  return { ...plain, interestCents, feeCents: recoveryFeeCents({ clientKind: client.kind, dueOn, until: on, fees }) }
}

function datedRates(rates: Billing['penaltyRates']): { from: CivilDate; rateBp: number }[] {
  return (rates ?? []).map(({ from, rateBp }) => ({ from: civilDate(from), rateBp }))
}

/** Money that came for an invoice, by day; refunds as negative amounts. */
export async function moneyOf(
  req: PayloadRequest,
  invoiceId: string,
): Promise<{ on: CivilDate; amountCents: Cents }[]> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute<{ on: string; cents: string }>(sql`
    SELECT coalesce(received_on, to_char(created_at AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD')) AS on,
           CASE WHEN kind = 'refund' THEN -amount_cents ELSE amount_cents END AS cents
      FROM payments p WHERE invoice_id = ${invoiceId} AND ${countedMoney('p')} ORDER BY 1`)
  return rows.map(({ on, cents }) => ({ on: civilDate(on), amountCents: Number(cents) }))
}

async function formalNoticeOn(req: PayloadRequest, invoiceId: string): Promise<CivilDate | null> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute<{ at: string | null }>(sql`
    SELECT to_char(sent_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
      FROM reminders WHERE invoice_id = ${invoiceId} AND level = 4 AND state = 'sent'`)
  const at = rows[0]?.at
  return at ? civilDateInParis(at) : null
}
