import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_quotes_refund_state" AS ENUM('none', 'due', 'done');
  CREATE TYPE "public"."enum_quote_visits_kind" AS ENUM('fetched', 'staff', 'viewed');
  ALTER TYPE "public"."enum_messages_template" ADD VALUE 'quote-to-countersign' BEFORE 'deposit-received';
  ALTER TYPE "public"."enum_messages_template" ADD VALUE 'quote-reminder' BEFORE 'deposit-received';
  ALTER TYPE "public"."enum_messages_template" ADD VALUE 'quote-update-requested-staff' BEFORE 'deposit-received';
  ALTER TYPE "public"."enum_messages_template" ADD VALUE 'withdrawal-receipt' BEFORE 'deposit-received';
  ALTER TYPE "public"."enum_messages_template" ADD VALUE 'quote-withdrawn-staff' BEFORE 'deposit-received';
  ALTER TYPE "public"."enum_messages_template" ADD VALUE 'ledger-anchor' BEFORE 'deposit-received';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'remind-quotes' BEFORE 'purge-jobs';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'remind-quotes' BEFORE 'purge-jobs';
  CREATE TABLE "signing_links" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"quote_id" uuid NOT NULL,
  	"email" varchar NOT NULL,
  	"nonce" varchar NOT NULL,
  	"token_hash" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "quote_visits" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"quote_id" uuid NOT NULL,
  	"version_id" uuid NOT NULL,
  	"email" varchar NOT NULL,
  	"kind" "enum_quote_visits_kind" NOT NULL,
  	"count" numeric NOT NULL,
  	"first_at" timestamp(3) with time zone NOT NULL,
  	"last_at" timestamp(3) with time zone NOT NULL,
  	"user_agent" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "quotes" ADD COLUMN "counter_signer_id" uuid;
  ALTER TABLE "quotes" ADD COLUMN "reminds_signer" boolean DEFAULT true;
  ALTER TABLE "quotes" ADD COLUMN "viewed_at" timestamp(3) with time zone;
  ALTER TABLE "quotes" ADD COLUMN "update_requested_at" timestamp(3) with time zone;
  ALTER TABLE "quotes" ADD COLUMN "withdrawn_at" timestamp(3) with time zone;
  ALTER TABLE "quotes" ADD COLUMN "refund_state" "enum_quotes_refund_state" DEFAULT 'none';
  ALTER TABLE "quotes" ADD COLUMN "refund_due_on" varchar;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "signing_links_id" uuid;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "quote_visits_id" uuid;
  ALTER TABLE "signing_links" ADD CONSTRAINT "signing_links_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "quote_visits" ADD CONSTRAINT "quote_visits_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "quote_visits" ADD CONSTRAINT "quote_visits_version_id_quote_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."quote_versions"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "signing_links_quote_idx" ON "signing_links" USING btree ("quote_id");
  CREATE UNIQUE INDEX "signing_links_token_hash_idx" ON "signing_links" USING btree ("token_hash");
  CREATE INDEX "signing_links_updated_at_idx" ON "signing_links" USING btree ("updated_at");
  CREATE INDEX "signing_links_created_at_idx" ON "signing_links" USING btree ("created_at");
  CREATE UNIQUE INDEX "quote_email_idx" ON "signing_links" USING btree ("quote_id","email");
  CREATE INDEX "quote_visits_quote_idx" ON "quote_visits" USING btree ("quote_id");
  CREATE INDEX "quote_visits_version_idx" ON "quote_visits" USING btree ("version_id");
  CREATE INDEX "quote_visits_updated_at_idx" ON "quote_visits" USING btree ("updated_at");
  CREATE INDEX "quote_visits_created_at_idx" ON "quote_visits" USING btree ("created_at");
  CREATE UNIQUE INDEX "version_email_kind_idx" ON "quote_visits" USING btree ("version_id","email","kind");
  ALTER TABLE "quotes" ADD CONSTRAINT "quotes_counter_signer_id_users_id_fk" FOREIGN KEY ("counter_signer_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_signing_links_fk" FOREIGN KEY ("signing_links_id") REFERENCES "public"."signing_links"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_quote_visits_fk" FOREIGN KEY ("quote_visits_id") REFERENCES "public"."quote_visits"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "quotes_counter_signer_idx" ON "quotes" USING btree ("counter_signer_id");
  CREATE INDEX "quotes_viewed_at_idx" ON "quotes" USING btree ("viewed_at");
  CREATE INDEX "quotes_update_requested_at_idx" ON "quotes" USING btree ("update_requested_at");
  CREATE INDEX "quotes_withdrawn_at_idx" ON "quotes" USING btree ("withdrawn_at");
  CREATE INDEX "quotes_refund_state_idx" ON "quotes" USING btree ("refund_state");
  CREATE INDEX "quotes_refund_due_on_idx" ON "quotes" USING btree ("refund_due_on");
  CREATE INDEX "payload_locked_documents_rels_signing_links_id_idx" ON "payload_locked_documents_rels" USING btree ("signing_links_id");
  CREATE INDEX "payload_locked_documents_rels_quote_visits_id_idx" ON "payload_locked_documents_rels" USING btree ("quote_visits_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "signing_links" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "quote_visits" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "signing_links" CASCADE;
  DROP TABLE "quote_visits" CASCADE;
  ALTER TABLE "quotes" DROP CONSTRAINT "quotes_counter_signer_id_users_id_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_signing_links_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_quote_visits_fk";
  
  ALTER TABLE "messages" ALTER COLUMN "template" SET DATA TYPE text;
  DROP TYPE "public"."enum_messages_template";
  CREATE TYPE "public"."enum_messages_template" AS ENUM('quote-sent', 'quote-signed', 'quote-signed-staff', 'quote-declined-staff', 'sign-code', 'deposit-received', 'account');
  ALTER TABLE "messages" ALTER COLUMN "template" SET DATA TYPE "public"."enum_messages_template" USING "template"::"public"."enum_messages_template";
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'render-document', 'deliver-message', 'seal-document', 'expire-quotes', 'purge-jobs', 'anchor-ledger', 'catch-up');
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_log_task_slug" USING "task_slug"::"public"."enum_payload_jobs_log_task_slug";
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'render-document', 'deliver-message', 'seal-document', 'expire-quotes', 'purge-jobs', 'anchor-ledger', 'catch-up');
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_task_slug" USING "task_slug"::"public"."enum_payload_jobs_task_slug";
  DROP INDEX "quotes_counter_signer_idx";
  DROP INDEX "quotes_viewed_at_idx";
  DROP INDEX "quotes_update_requested_at_idx";
  DROP INDEX "quotes_withdrawn_at_idx";
  DROP INDEX "quotes_refund_state_idx";
  DROP INDEX "quotes_refund_due_on_idx";
  DROP INDEX "payload_locked_documents_rels_signing_links_id_idx";
  DROP INDEX "payload_locked_documents_rels_quote_visits_id_idx";
  ALTER TABLE "quotes" DROP COLUMN "counter_signer_id";
  ALTER TABLE "quotes" DROP COLUMN "reminds_signer";
  ALTER TABLE "quotes" DROP COLUMN "viewed_at";
  ALTER TABLE "quotes" DROP COLUMN "update_requested_at";
  ALTER TABLE "quotes" DROP COLUMN "withdrawn_at";
  ALTER TABLE "quotes" DROP COLUMN "refund_state";
  ALTER TABLE "quotes" DROP COLUMN "refund_due_on";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "signing_links_id";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "quote_visits_id";
  DROP TYPE "public"."enum_quotes_refund_state";
  DROP TYPE "public"."enum_quote_visits_kind";`)
}
