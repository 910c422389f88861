import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

const acceptancesGuard = (added: string): string => `
  DROP TRIGGER tu_guard ON acceptances;
  CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON acceptances FOR EACH ROW EXECUTE FUNCTION tu_guard_row(
    '', 'timestamp_state, updated_at', 'sealed_pdf_key, sealed_pdf_sha256, sealed_at${added}', '', '', '', '');`

/** The columns of the seal are written once after the acceptance (Q6, S5). */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(
    sql.raw(
      acceptancesGuard(
        ', sealed_pdf_byte_length, certificate_sha256, certificate_subject, certificate_pem, key_kind, timestamped_pdf_key, timestamped_pdf_sha256, timestamped_at',
      ),
    ),
  )
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql.raw(acceptancesGuard('')))
}
