import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

const invoicesGuard = (added: string): string => `
  DROP TRIGGER tu_guard ON invoices;
  CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION tu_guard_row(
    'draft',
    'state, paid_cents, balance_cents, disputed_at, dunning_paused_until, last_reminder_level, last_reminder_at, next_reminder_on, notes, updated_at${added}',
    'pdf_key, pdf_sha256, pdf_byte_length, pdf_rendered_at, xml_sha256',
    '', '',
    'number, sha256',
    'issued, partially-paid, paid, cancelled, uncollectible');`

const paymentsGuard = (live: string, late: string): string => `
  DROP TRIGGER tu_guard ON payments;
  CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON payments FOR EACH ROW EXECUTE FUNCTION tu_guard_row(
    '', 'state, note, updated_at${live}', 'invoice_id${late}', '', '', '', '');`

const quotesGuard = (added: string): string => `
  DROP TRIGGER tu_guard ON quotes;
  CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON quotes FOR EACH ROW EXECUTE FUNCTION tu_guard_row(
    'draft',
    'state, current_version_id, deposit_state, deposit_paid_cents, accepted_at, closed_at, decline_reason, decline_comment, notes, owner_id, lead_id, viewed_at, update_requested_at, reminds_signer, withdrawn_at, refund_state, refund_due_on, updated_at${added}',
    '',
    'subtotal_cents, net_cents, vat_cents, gross_cents, deposit_cents, vat_groups, deposit_reference',
    'sent, partially-signed',
    'number',
    'accepted, cancelled, withdrawn');`

/**
 * What happens to an invoice and to money after the fact may be told beside them (I2); what a bank said never changes; a
 * subject has at most one open payment page (P4).
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(quotesGuard('')))
  await db.execute(
    sql.raw(invoicesGuard(', deducted_by_id, written_off_at, write_off_reason, link_nonce, token_hash')),
  )
  await db.execute(sql.raw(paymentsGuard(', held_reason', ', received_on, receipt_pdf_key, receipt_pdf_sha256, receipt_rendered_at')))
  await db.execute(sql`
    CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON bank_lines FOR EACH ROW EXECUTE FUNCTION tu_guard_row(
      '', 'state, decided_by_id, proposals, updated_at', '', '', '', '', '');
    CREATE TRIGGER tu_guard_truncate BEFORE TRUNCATE ON bank_lines
      FOR EACH STATEMENT EXECUTE FUNCTION tu_refuse_truncate();
    CREATE UNIQUE INDEX checkout_sessions_one_per_quote_idx ON checkout_sessions (quote_id)
      WHERE state IN ('opening', 'open');
    CREATE UNIQUE INDEX checkout_sessions_one_per_invoice_idx ON checkout_sessions (invoice_id)
      WHERE state IN ('opening', 'open');`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql.raw(quotesGuard(', link_nonce, token_hash')))
  await db.execute(sql.raw(invoicesGuard('')))
  await db.execute(sql.raw(paymentsGuard('', '')))
  await db.execute(sql`
    DROP INDEX checkout_sessions_one_per_quote_idx;
    DROP INDEX checkout_sessions_one_per_invoice_idx;
    DROP TRIGGER tu_guard ON bank_lines;
    DROP TRIGGER tu_guard_truncate ON bank_lines;`)
}
