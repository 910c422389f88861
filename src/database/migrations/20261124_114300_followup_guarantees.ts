import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

const quotesGuard = (added: string): string => `
  DROP TRIGGER tu_guard ON quotes;
  CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON quotes FOR EACH ROW EXECUTE FUNCTION tu_guard_row(
    'draft',
    'state, current_version_id, deposit_state, deposit_paid_cents, accepted_at, closed_at, decline_reason, decline_comment, notes, owner_id, lead_id, link_nonce, token_hash, updated_at${added}',
    '',
    'subtotal_cents, net_cents, vat_cents, gross_cents, deposit_cents, vat_groups, deposit_reference',
    'sent, partially-signed',
    'number',
    'accepted, cancelled, withdrawn');`

/** What is told about a quote after it was sent may change; the link of each quote that is out becomes its first signer's. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(
    sql.raw(
      quotesGuard(', viewed_at, update_requested_at, reminds_signer, withdrawn_at, refund_state, refund_due_on'),
    ),
  )
  await db.execute(sql`
    INSERT INTO signing_links (id, quote_id, email, nonce, token_hash)
    SELECT gen_random_uuid(), q.id, lower(v.content->'signers'->0->>'email'), q.link_nonce, q.token_hash
      FROM quotes q JOIN quote_versions v ON v.id = q.current_version_id
     WHERE q.link_nonce IS NOT NULL AND q.token_hash IS NOT NULL AND v.content->'signers'->0->>'email' IS NOT NULL`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql.raw(quotesGuard('')))
}
