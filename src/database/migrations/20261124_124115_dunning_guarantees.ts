import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

const invoicesGuard = (added: string): string => `
  DROP TRIGGER tu_guard ON invoices;
  CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION tu_guard_row(
    'draft',
    'state, paid_cents, balance_cents, disputed_at, dunning_paused_until, last_reminder_level, last_reminder_at, next_reminder_on, notes, updated_at, deducted_by_id, written_off_at, write_off_reason, link_nonce, token_hash${added}',
    'pdf_key, pdf_sha256, pdf_byte_length, pdf_rendered_at, xml_sha256',
    '', '',
    'number, sha256',
    'issued, partially-paid, paid, cancelled, uncollectible');`

/** How an invoice is dunned may be changed at any time; what a reminder said is kept as it was said (D3, D6). */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(
    sql.raw(
      invoicesGuard(
        ', notice_posted_on, notice_tracking, dunning_is_active, dunning_is_grouped, dunning_minimum_gap_days, dunning_before_due_days, dunning_level1_days, dunning_level2_days, dunning_level3_days, dunning_level4_days',
      ),
    ),
  )
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql.raw(invoicesGuard('')))
}
