import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What the schema of Payload cannot say: gapless counters, rate limits, and the triggers that keep frozen and append-only
 * rows as they are, whoever asks (I1–I3, Q6, R23, R24). Columns are of three sorts: live (may change), late (NULL → value,
 * once), and frozen (all others).
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE number_counters (
      series text NOT NULL,
      year integer NOT NULL,
      last integer NOT NULL CHECK (last > 0),
      PRIMARY KEY (series, year)
    );

    CREATE TABLE rate_limits (
      bucket text PRIMARY KEY,
      count integer NOT NULL,
      resets_at timestamptz NOT NULL
    );
    CREATE INDEX rate_limits_resets_at_idx ON rate_limits (resets_at);

    CREATE FUNCTION tu_columns(list text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
      SELECT string_to_array(replace(list, ' ', ''), ',')
    $$;

    -- Arguments: states in which all may change · live columns · late columns · columns that may also change in the
    -- states of the next argument · those states · columns that are late even while all may change · states for good,
    -- which a row leaves for one another only
    CREATE FUNCTION tu_guard_row() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      before jsonb := to_jsonb(OLD);
      after jsonb;
      is_open boolean := coalesce(before->>'state' = ANY (tu_columns(TG_ARGV[0])), false);
      live text[] := tu_columns(TG_ARGV[1]);
      late text[] := tu_columns(TG_ARGV[2]);
      always_late text[] := tu_columns(TG_ARGV[5]);
      for_good text[] := tu_columns(TG_ARGV[6]);
      changed text;
    BEGIN
      IF TG_OP = 'DELETE' THEN
        IF is_open AND before->>'number' IS NULL THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'tu.frozen: a row of % is never deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END IF;
      after := to_jsonb(NEW);
      IF before->>'state' = ANY (for_good) AND NOT after->>'state' = ANY (for_good) THEN
        RAISE EXCEPTION 'tu.frozen: a row of % that is % never becomes % again', TG_TABLE_NAME, before->>'state', after->>'state'
          USING ERRCODE = 'restrict_violation';
      END IF;
      IF before->>'state' = ANY (tu_columns(TG_ARGV[4])) THEN live := live || tu_columns(TG_ARGV[3]); END IF;
      FOR changed IN SELECT key FROM jsonb_each(after) WHERE value IS DISTINCT FROM before->key LOOP
        IF is_open AND NOT changed = ANY (always_late) THEN CONTINUE; END IF;
        IF changed = ANY (live) THEN CONTINUE; END IF;
        IF changed = ANY (late || always_late) AND before->>changed IS NULL THEN CONTINUE; END IF;
        RAISE EXCEPTION 'tu.frozen: % of % cannot change any more', changed, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END LOOP;
      RETURN NEW;
    END $$;

    -- Argument: the parent's table. Lines of a document are open as long as the document is a draft.
    CREATE FUNCTION tu_guard_child() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      parent_state text;
      parents text[] := ARRAY[]::text[];
      parent text;
    BEGIN
      IF TG_OP <> 'INSERT' THEN parents := parents || OLD._parent_id::text; END IF;
      IF TG_OP <> 'DELETE' THEN parents := parents || NEW._parent_id::text; END IF;
      FOREACH parent IN ARRAY parents LOOP
        EXECUTE format('SELECT state::text FROM %I WHERE id = $1::uuid', TG_ARGV[0]) INTO parent_state USING parent;
        IF parent_state <> 'draft' THEN
          RAISE EXCEPTION 'tu.frozen: % of a document that is out cannot change', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END IF;
      END LOOP;
      RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END $$;

    CREATE FUNCTION tu_refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'tu.frozen: % is never emptied', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END $$;

    CREATE FUNCTION tu_guard_counter() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND NEW.series = OLD.series AND NEW.year = OLD.year AND NEW.last = OLD.last + 1 THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'tu.frozen: a counter only counts on, by one' USING ERRCODE = 'restrict_violation';
    END $$;

    CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON number_counters
      FOR EACH ROW EXECUTE FUNCTION tu_guard_counter();

    CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON quotes FOR EACH ROW EXECUTE FUNCTION tu_guard_row(
      'draft',
      'state, current_version_id, deposit_state, deposit_paid_cents, accepted_at, closed_at, decline_reason, decline_comment, notes, owner_id, lead_id, link_nonce, token_hash, updated_at',
      '',
      'subtotal_cents, net_cents, vat_cents, gross_cents, deposit_cents, vat_groups, deposit_reference',
      'sent, partially-signed',
      'number',
      'accepted, cancelled, withdrawn');
    CREATE TRIGGER tu_guard BEFORE INSERT OR UPDATE OR DELETE ON quotes_lines
      FOR EACH ROW EXECUTE FUNCTION tu_guard_child('quotes');
    CREATE TRIGGER tu_guard BEFORE INSERT OR UPDATE OR DELETE ON quotes_signers
      FOR EACH ROW EXECUTE FUNCTION tu_guard_child('quotes');

    CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION tu_guard_row(
      'draft',
      'state, paid_cents, balance_cents, disputed_at, dunning_paused_until, last_reminder_level, last_reminder_at, next_reminder_on, notes, updated_at',
      'pdf_key, pdf_sha256, pdf_byte_length, pdf_rendered_at, xml_sha256',
      '', '',
      'number, sha256',
      'issued, partially-paid, paid, cancelled, uncollectible');
    CREATE TRIGGER tu_guard BEFORE INSERT OR UPDATE OR DELETE ON invoices_lines
      FOR EACH ROW EXECUTE FUNCTION tu_guard_child('invoices');
    ALTER TABLE invoices ADD CONSTRAINT invoices_issued_whole CHECK (
      state = 'draft' OR (number IS NOT NULL AND sequence IS NOT NULL AND issued_on IS NOT NULL AND content IS NOT NULL AND sha256 IS NOT NULL));

    CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON quote_versions FOR EACH ROW EXECUTE FUNCTION tu_guard_row(
      '', 'state, updated_at', 'pdf_key, pdf_sha256, pdf_byte_length, pdf_rendered_at', '', '', '', '');
    CREATE UNIQUE INDEX quote_versions_one_current_idx ON quote_versions (quote_id) WHERE state = 'current';
    CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON signatures FOR EACH ROW EXECUTE FUNCTION tu_guard_row('', '', '', '', '', '', '');
    CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON acceptances FOR EACH ROW EXECUTE FUNCTION tu_guard_row(
      '', 'timestamp_state, updated_at', 'sealed_pdf_key, sealed_pdf_sha256, sealed_at', '', '', '', '');
    CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON payments FOR EACH ROW EXECUTE FUNCTION tu_guard_row(
      '', 'state, note, updated_at', 'invoice_id', '', '', '', '');
    ALTER TABLE payments ADD CONSTRAINT payments_positive CHECK (amount_cents > 0);
    CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON stripe_events FOR EACH ROW EXECUTE FUNCTION tu_guard_row(
      '', 'state, error, attempts, processed_at, updated_at', '', '', '', '', '');
    CREATE TRIGGER tu_guard BEFORE UPDATE OR DELETE ON ledger FOR EACH ROW EXECUTE FUNCTION tu_guard_row('', '', '', '', '', '', '');

    DO $$
    DECLARE
      frozen text;
    BEGIN
      FOREACH frozen IN ARRAY ARRAY['quotes', 'quotes_lines', 'quotes_signers', 'invoices', 'invoices_lines', 'quote_versions', 'signatures', 'acceptances', 'payments', 'stripe_events', 'ledger', 'number_counters'] LOOP
        EXECUTE format('CREATE TRIGGER tu_guard_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION tu_refuse_truncate()', frozen);
      END LOOP;
    END $$;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP FUNCTION tu_guard_row() CASCADE;
    DROP FUNCTION tu_guard_child() CASCADE;
    DROP FUNCTION tu_refuse_truncate() CASCADE;
    DROP FUNCTION tu_guard_counter() CASCADE;
    DROP FUNCTION tu_columns(text);
    ALTER TABLE invoices DROP CONSTRAINT invoices_issued_whole;
    ALTER TABLE payments DROP CONSTRAINT payments_positive;
    DROP INDEX quote_versions_one_current_idx;
    DROP TABLE rate_limits;
    DROP TABLE number_counters;
  `)
}
