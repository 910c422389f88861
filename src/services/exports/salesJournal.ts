import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { sqlIn } from '../../database/lock'
import { DomainError } from '../../domain/errors'
import { fecFile, fecFilename } from '../../domain/invoices/fecFile'
import { journalEntries, type JournalAccounts } from '../../domain/invoices/salesJournal'
import type { Billing } from '../../payload-types'
import { readSettings } from '../settings'
import { utf8, type ExportFile } from './exportFile'
import { issuedInvoices, type Period } from './issuedInvoices'

/**
 * The sales journal of a period in the shape of the FEC (R27), with the accounts of the settings: an export of one journal, not the
 * FEC of the year.
 *
 * @throws {DomainError} `journal.foreignCurrency` before anything is read
 */
export async function salesJournal(req: PayloadRequest, period: Period): Promise<ExportFile> {
  await assertEuros(req, period)
  const { billing, company } = await readSettings(req)
  return {
    filename: fecFilename(company.siren ?? '', period.to),
    contentType: 'text/plain; charset=utf-8',
    chunks: utf8(journalTexts(req, period, billing)),
  }
}

/** Said before the download begins, which could only be cut off later. */
async function assertEuros(req: PayloadRequest, { from, to }: Period): Promise<void> {
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`
    SELECT number, currency FROM invoices
    WHERE state <> 'draft' AND issued_on BETWEEN ${from} AND ${to} AND currency <> 'EUR' LIMIT 1`)
  const [row] = rows
  if (row) throw new DomainError('journal.foreignCurrency', { number: row.number, currency: row.currency })
}

/** `fecFile` writes the headings each time: they are kept once. */
async function* journalTexts(req: PayloadRequest, period: Period, billing: Billing): AsyncGenerator<string> {
  const journal = { code: billing.salesJournal, name: billing.salesJournalName }
  const headings = fecFile([], journal)
  yield headings
  for await (const { content, corrected } of issuedInvoices(req, period))
    yield fecFile(journalEntries(content, { corrected, accounts: accountsOf(billing) }), journal).slice(headings.length)
}

function accountsOf(billing: Billing): JournalAccounts {
  return {
    customers: billing.customersAccount,
    sales: billing.salesAccount,
    depositsReceived: billing.depositsAccount,
    vat: billing.vatAccount,
    vatWaiting: billing.vatWaitingAccount,
  }
}
