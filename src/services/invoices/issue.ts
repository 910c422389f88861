import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { lockRow, sqlIn } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { civilDateInParis, yearOf, type CivilDate } from '../../domain/dates/civilDate'
import { DomainError } from '../../domain/errors'
import { businessRuleProblems } from '../../domain/invoices/businessRules'
import type { InvoiceContent } from '../../domain/invoices/content'
import { missingMentions } from '../../domain/invoices/mentions'
import type { Problem } from '../../domain/problems'
import { portsOf } from '../../integrations/ports'
import type { Billing } from '../../payload-types'
import { contentHash, sha256 } from '../digest'
import { takeNumber } from '../numbering'
import { mentionTexts, readSettings } from '../settings'

export type Issue = {
  invoiceId: string
  /** Writes the whole content for a number and a day of issue; called twice, so it must have no side effect. */
  contentFor: (numbering: { number: string; issuedOn: CivilDate }) => InvoiceContent
}

/**
 * Issues a draft: all missing mentions at once or none (I4), its XML against the official schema (I7), then the number,
 * last (I1), the frozen content (I2), and the hash that chains it to the document before it in its series (I3).
 *
 * @throws {DomainError} `invoice.unknown` · `invoice.notAllowed` · `invoice.notIssuable` { problems } · `invoice.dateBeforeLast`
 */
export async function issueInvoice(req: PayloadRequest, { invoiceId, contentFor }: Issue): Promise<InvoiceContent> {
  return inTransaction(req, async () => {
    if (!(await lockRow(req, 'invoices', invoiceId))) throw new DomainError('invoice.unknown')
    const invoice = await req.payload.findByID({ collection: 'invoices', id: invoiceId, depth: 0, joins: false, req })
    if (invoice.state !== 'draft')
      throw new DomainError('invoice.notAllowed', { state: invoice.state, command: 'issue' })
    const now = nowOf(req.payload)
    const issuedOn = civilDateInParis(now.toISOString())
    const { billing } = await readSettings(req)
    await assertIssuable(req, contentFor({ number: provisionalNumber, issuedOn }), billing)
    const series = invoice.kind === 'credit-note' ? billing.creditNotePrefix : billing.invoicePrefix
    const taken = await takeNumber(req, series, yearOf(issuedOn))
    const previous = await lastOf(req, series)
    if (previous && previous.issuedOn > issuedOn)
      throw new DomainError('invoice.dateBeforeLast', { issuedOn, last: previous.issuedOn })
    const content = contentFor({ number: taken.number, issuedOn })
    const previousSha256 = previous?.sha256 ?? null
    await req.payload.update({
      collection: 'invoices',
      id: invoiceId,
      data: {
        state: 'issued',
        number: taken.number,
        series: taken.series,
        year: taken.year,
        sequence: taken.sequence,
        issuedOn,
        issuedAt: now.toISOString(),
        content,
        previousSha256,
        sha256: contentHash({ content, previousSha256 }),
        xmlSha256: sha256(portsOf(req.payload).electronicInvoices.xmlOf(content)),
        paymentReference: content.paymentReference,
        // What a credit note takes back is told by the balance of the invoice that it corrects.
        balanceCents: content.kind === 'credit-note' ? 0 : content.payableCents,
      },
      depth: 0,
      req,
    })
    return content
  })
}

/** Stands in a content that is looked at before its number is known; shaped like one (R7). */
export const provisionalNumber = 'FA-0000-0001'

async function assertIssuable(req: PayloadRequest, content: InvoiceContent, billing: Billing): Promise<void> {
  const problems = await problemsOfContent(req, content, billing)
  if (problems.length > 0) throw new DomainError('invoice.notIssuable', { problems })
}

/**
 * All that keeps a content from being issued: what the law misses (I4), what a platform would refuse, and only when there is
 * none of these, what the schema says of its XML (I7, R53).
 */
export async function problemsOfContent(
  req: PayloadRequest,
  content: InvoiceContent,
  billing: Billing,
): Promise<Problem[]> {
  const mentions = missingMentions({
    ...content,
    mentionTexts: mentionTexts(billing, content.language, content.issuedOn),
  })
  if (mentions.length > 0) return mentions
  const rules = businessRuleProblems(content)
  if (rules.length > 0) return rules
  const { xmlOf, problemsOf } = portsOf(req.payload).electronicInvoices
  const faults = await problemsOf(xmlOf(content))
  return faults.map((fault) => ({ field: 'xml', code: fault }))
}

/** The last issued document of a series; nobody else issues in it while our counter's row is locked. */
async function lastOf(req: PayloadRequest, series: string): Promise<{ sha256: string; issuedOn: string } | null> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(
    sql`SELECT sha256, issued_on FROM invoices WHERE series = ${series} ORDER BY year DESC, sequence DESC LIMIT 1`,
  )
  const row = rows[0]
  return row ? { sha256: String(row.sha256), issuedOn: String(row.issued_on) } : null
}
