import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Where each chain of the ledger ends, so that a cut tail shows (R24), and the daily copies of these ends in the storage.
 * A head without a MAC is from before this migration: the chain's next line, or the first anchor, gives it one.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE ledger_heads (
      subject_type text NOT NULL,
      subject_id text NOT NULL,
      sequence integer NOT NULL CHECK (sequence > 0),
      hash text NOT NULL,
      mac text,
      PRIMARY KEY (subject_type, subject_id)
    );

    INSERT INTO ledger_heads (subject_type, subject_id, sequence, hash)
      SELECT DISTINCT ON (subject_type, subject_id) subject_type::text, subject_id, sequence::integer, hash
      FROM ledger ORDER BY subject_type, subject_id, sequence DESC;

    CREATE TABLE ledger_anchors (
      day date PRIMARY KEY,
      storage_key text NOT NULL,
      root text NOT NULL,
      mac text NOT NULL,
      chains integer NOT NULL,
      made_at timestamptz NOT NULL
    );

    CREATE FUNCTION tu_guard_ledger_head() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND NEW.subject_type = OLD.subject_type AND NEW.subject_id = OLD.subject_id THEN
        IF NEW.sequence > OLD.sequence AND NEW.mac IS NOT NULL THEN RETURN NEW; END IF;
        IF NEW.sequence = OLD.sequence AND NEW.hash = OLD.hash AND OLD.mac IS NULL THEN RETURN NEW; END IF;
      END IF;
      RAISE EXCEPTION 'tu.frozen: the head of a ledger chain only moves on' USING ERRCODE = 'restrict_violation';
    END $$;

    CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON ledger_heads
      FOR EACH ROW EXECUTE FUNCTION tu_guard_ledger_head();
    CREATE TRIGGER tu_guard_truncate BEFORE TRUNCATE ON ledger_heads
      FOR EACH STATEMENT EXECUTE FUNCTION tu_refuse_truncate();
    CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON ledger_anchors
      FOR EACH ROW EXECUTE FUNCTION tu_guard_row('', '', '', '', '', '', '');
    CREATE TRIGGER tu_guard_truncate BEFORE TRUNCATE ON ledger_anchors
      FOR EACH STATEMENT EXECUTE FUNCTION tu_refuse_truncate();
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TABLE ledger_anchors;
    DROP TABLE ledger_heads;
    DROP FUNCTION tu_guard_ledger_head();
  `)
}
