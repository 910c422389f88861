import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_messages_template" ADD VALUE 'sign-code' BEFORE 'deposit-received';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'seal-document' BEFORE 'expire-quotes';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'anchor-ledger' BEFORE 'catch-up';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'seal-document' BEFORE 'expire-quotes';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'anchor-ledger' BEFORE 'catch-up';
  CREATE TABLE "signing_codes" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"quote_id" uuid NOT NULL,
  	"version_id" uuid NOT NULL,
  	"email" varchar NOT NULL,
  	"code_hash" varchar NOT NULL,
  	"sent_at" timestamp(3) with time zone NOT NULL,
  	"expires_at" timestamp(3) with time zone NOT NULL,
  	"tries" numeric NOT NULL,
  	"verified_at" timestamp(3) with time zone,
  	"used_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "quotes" ADD COLUMN "requires_code" boolean DEFAULT true;
  ALTER TABLE "acceptances" ADD COLUMN "sealed_pdf_byte_length" numeric;
  ALTER TABLE "acceptances" ADD COLUMN "certificate_sha256" varchar;
  ALTER TABLE "acceptances" ADD COLUMN "certificate_subject" varchar;
  ALTER TABLE "acceptances" ADD COLUMN "certificate_pem" varchar;
  ALTER TABLE "acceptances" ADD COLUMN "key_kind" varchar;
  ALTER TABLE "acceptances" ADD COLUMN "timestamped_pdf_key" varchar;
  ALTER TABLE "acceptances" ADD COLUMN "timestamped_pdf_sha256" varchar;
  ALTER TABLE "acceptances" ADD COLUMN "timestamped_at" timestamp(3) with time zone;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "signing_codes_id" uuid;
  ALTER TABLE "signing_codes" ADD CONSTRAINT "signing_codes_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "signing_codes" ADD CONSTRAINT "signing_codes_version_id_quote_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."quote_versions"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "signing_codes_quote_idx" ON "signing_codes" USING btree ("quote_id");
  CREATE INDEX "signing_codes_version_idx" ON "signing_codes" USING btree ("version_id");
  CREATE INDEX "signing_codes_sent_at_idx" ON "signing_codes" USING btree ("sent_at");
  CREATE INDEX "signing_codes_updated_at_idx" ON "signing_codes" USING btree ("updated_at");
  CREATE INDEX "signing_codes_created_at_idx" ON "signing_codes" USING btree ("created_at");
  CREATE INDEX "version_email_idx" ON "signing_codes" USING btree ("version_id","email");
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_signing_codes_fk" FOREIGN KEY ("signing_codes_id") REFERENCES "public"."signing_codes"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "invoices_pdf_sha256_idx" ON "invoices" USING btree ("pdf_sha256");
  CREATE INDEX "quote_versions_pdf_sha256_idx" ON "quote_versions" USING btree ("pdf_sha256");
  CREATE INDEX "acceptances_sealed_pdf_sha256_idx" ON "acceptances" USING btree ("sealed_pdf_sha256");
  CREATE INDEX "acceptances_certificate_sha256_idx" ON "acceptances" USING btree ("certificate_sha256");
  CREATE INDEX "acceptances_timestamped_pdf_sha256_idx" ON "acceptances" USING btree ("timestamped_pdf_sha256");
  CREATE INDEX "payload_locked_documents_rels_signing_codes_id_idx" ON "payload_locked_documents_rels" USING btree ("signing_codes_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "signing_codes" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "signing_codes" CASCADE;
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_signing_codes_fk";
  
  ALTER TABLE "messages" ALTER COLUMN "template" SET DATA TYPE text;
  DROP TYPE "public"."enum_messages_template";
  CREATE TYPE "public"."enum_messages_template" AS ENUM('quote-sent', 'quote-signed', 'quote-signed-staff', 'quote-declined-staff', 'deposit-received', 'account');
  ALTER TABLE "messages" ALTER COLUMN "template" SET DATA TYPE "public"."enum_messages_template" USING "template"::"public"."enum_messages_template";
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'render-document', 'deliver-message', 'expire-quotes', 'purge-jobs', 'catch-up');
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_log_task_slug" USING "task_slug"::"public"."enum_payload_jobs_log_task_slug";
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'render-document', 'deliver-message', 'expire-quotes', 'purge-jobs', 'catch-up');
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_task_slug" USING "task_slug"::"public"."enum_payload_jobs_task_slug";
  DROP INDEX "invoices_pdf_sha256_idx";
  DROP INDEX "quote_versions_pdf_sha256_idx";
  DROP INDEX "acceptances_sealed_pdf_sha256_idx";
  DROP INDEX "acceptances_certificate_sha256_idx";
  DROP INDEX "acceptances_timestamped_pdf_sha256_idx";
  DROP INDEX "payload_locked_documents_rels_signing_codes_id_idx";
  ALTER TABLE "quotes" DROP COLUMN "requires_code";
  ALTER TABLE "acceptances" DROP COLUMN "sealed_pdf_byte_length";
  ALTER TABLE "acceptances" DROP COLUMN "certificate_sha256";
  ALTER TABLE "acceptances" DROP COLUMN "certificate_subject";
  ALTER TABLE "acceptances" DROP COLUMN "certificate_pem";
  ALTER TABLE "acceptances" DROP COLUMN "key_kind";
  ALTER TABLE "acceptances" DROP COLUMN "timestamped_pdf_key";
  ALTER TABLE "acceptances" DROP COLUMN "timestamped_pdf_sha256";
  ALTER TABLE "acceptances" DROP COLUMN "timestamped_at";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "signing_codes_id";`)
}
