import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_invoices_operation" AS ENUM('services', 'goods', 'mixed');
  CREATE TYPE "public"."enum_retainers_lines_vat_category" AS ENUM('S', 'E', 'AE', 'K', 'G', 'O', 'Z');
  CREATE TYPE "public"."enum_retainers_every" AS ENUM('month', 'quarter');
  CREATE TYPE "public"."enum_retainers_language" AS ENUM('fr', 'en');
  CREATE TYPE "public"."enum_bank_lines_state" AS ENUM('unmatched', 'matched', 'ignored');
  CREATE TYPE "public"."enum_checkout_sessions_state" AS ENUM('opening', 'open', 'complete', 'expired');
  CREATE TYPE "public"."enum_platform_flows_state" AS ENUM('queued', 'sent', 'refused', 'failed');
  CREATE TYPE "public"."enum_platform_flows_kind" AS ENUM('invoice', 'cashed');
  ALTER TYPE "public"."enum_messages_template" ADD VALUE 'invoice-sent' BEFORE 'account';
  ALTER TYPE "public"."enum_messages_template" ADD VALUE 'credit-note-sent' BEFORE 'account';
  ALTER TYPE "public"."enum_messages_template" ADD VALUE 'payment-received' BEFORE 'account';
  ALTER TYPE "public"."enum_messages_template" ADD VALUE 'payment-failed' BEFORE 'account';
  ALTER TYPE "public"."enum_messages_template" ADD VALUE 'payment-review-staff' BEFORE 'account';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'process-stripe-event' BEFORE 'catch-up';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'close-checkout' BEFORE 'catch-up';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'reconcile-stripe' BEFORE 'catch-up';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'issue-retainers' BEFORE 'catch-up';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'send-to-platform' BEFORE 'catch-up';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'poll-platform' BEFORE 'catch-up';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'process-stripe-event' BEFORE 'catch-up';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'close-checkout' BEFORE 'catch-up';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'reconcile-stripe' BEFORE 'catch-up';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'issue-retainers' BEFORE 'catch-up';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'send-to-platform' BEFORE 'catch-up';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'poll-platform' BEFORE 'catch-up';
  ALTER TYPE "public"."enum_payload_query_presets_related_collection" ADD VALUE 'retainers' BEFORE 'projects';
  ALTER TYPE "public"."enum_payload_query_presets_related_collection" ADD VALUE 'bank-lines' BEFORE 'projects';
  CREATE TABLE "retainers_lines" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"description" varchar,
  	"quantity_milli" numeric DEFAULT 1000 NOT NULL,
  	"unit" varchar DEFAULT 'forfait',
  	"unit_price_cents" numeric NOT NULL,
  	"discount_bp" numeric DEFAULT 0,
  	"vat_rate_bp" numeric DEFAULT 2000 NOT NULL,
  	"vat_category" "enum_retainers_lines_vat_category",
  	"net_cents" numeric DEFAULT 0
  );
  
  CREATE TABLE "retainers" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"client_id" uuid NOT NULL,
  	"every" "enum_retainers_every" DEFAULT 'month' NOT NULL,
  	"language" "enum_retainers_language" DEFAULT 'fr' NOT NULL,
  	"starts_on" varchar NOT NULL,
  	"ends_on" varchar,
  	"document_discount_bp" numeric DEFAULT 0,
  	"purchase_order" varchar,
  	"is_issued_at_once" boolean DEFAULT false,
  	"is_active" boolean DEFAULT true,
  	"last_period" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "bank_lines" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"state" "enum_bank_lines_state" DEFAULT 'unmatched' NOT NULL,
  	"booked_on" varchar NOT NULL,
  	"amount_cents" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"label" varchar NOT NULL,
  	"counterparty" varchar,
  	"reference" varchar,
  	"account" varchar,
  	"fingerprint" varchar NOT NULL,
  	"proposals" jsonb,
  	"decided_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "checkout_sessions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"state" "enum_checkout_sessions_state" DEFAULT 'opening' NOT NULL,
  	"client_id" uuid NOT NULL,
  	"quote_id" uuid,
  	"invoice_id" uuid,
  	"amount_cents" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"rank" numeric NOT NULL,
  	"session_id" varchar,
  	"payment_intent_id" varchar,
  	"url" varchar,
  	"expires_at" timestamp(3) with time zone NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "platform_flows" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"state" "enum_platform_flows_state" DEFAULT 'queued' NOT NULL,
  	"kind" "enum_platform_flows_kind" NOT NULL,
  	"invoice_id" uuid NOT NULL,
  	"payment_id" uuid,
  	"purpose" varchar NOT NULL,
  	"flow_id" varchar,
  	"status" varchar,
  	"status_at" timestamp(3) with time zone,
  	"attempts" numeric,
  	"error" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  DROP INDEX "quotes_token_hash_idx";
  ALTER TABLE "invoices" ADD COLUMN "operation" "enum_invoices_operation" DEFAULT 'services';
  ALTER TABLE "invoices" ADD COLUMN "period_from" varchar;
  ALTER TABLE "invoices" ADD COLUMN "period_to" varchar;
  ALTER TABLE "invoices" ADD COLUMN "note" varchar;
  ALTER TABLE "invoices" ADD COLUMN "deducted_by_id" uuid;
  ALTER TABLE "invoices" ADD COLUMN "retainer_id" uuid;
  ALTER TABLE "invoices" ADD COLUMN "retainer_period" varchar;
  ALTER TABLE "invoices" ADD COLUMN "milestone_id" varchar;
  ALTER TABLE "invoices" ADD COLUMN "written_off_at" timestamp(3) with time zone;
  ALTER TABLE "invoices" ADD COLUMN "write_off_reason" varchar;
  ALTER TABLE "invoices" ADD COLUMN "plan" jsonb;
  ALTER TABLE "invoices" ADD COLUMN "link_nonce" varchar;
  ALTER TABLE "invoices" ADD COLUMN "token_hash" varchar;
  ALTER TABLE "payments" ADD COLUMN "bank_line_id" uuid;
  ALTER TABLE "payments" ADD COLUMN "batch" varchar;
  ALTER TABLE "payments" ADD COLUMN "held_reason" varchar;
  ALTER TABLE "payments" ADD COLUMN "receipt_pdf_key" varchar;
  ALTER TABLE "payments" ADD COLUMN "receipt_pdf_sha256" varchar;
  ALTER TABLE "payments" ADD COLUMN "receipt_rendered_at" timestamp(3) with time zone;
  ALTER TABLE "projects_milestones" ADD COLUMN "invoice_bp" numeric;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "retainers_id" uuid;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "bank_lines_id" uuid;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "checkout_sessions_id" uuid;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "platform_flows_id" uuid;
  ALTER TABLE "billing" ADD COLUMN "customers_account" varchar DEFAULT '411000' NOT NULL;
  ALTER TABLE "billing" ADD COLUMN "sales_account" varchar DEFAULT '706000' NOT NULL;
  ALTER TABLE "billing" ADD COLUMN "deposits_account" varchar DEFAULT '419100' NOT NULL;
  ALTER TABLE "billing" ADD COLUMN "vat_account" varchar DEFAULT '445710' NOT NULL;
  ALTER TABLE "billing" ADD COLUMN "vat_waiting_account" varchar DEFAULT '445740' NOT NULL;
  ALTER TABLE "billing" ADD COLUMN "sales_journal" varchar DEFAULT 'VE' NOT NULL;
  ALTER TABLE "billing" ADD COLUMN "sales_journal_name" varchar DEFAULT 'Ventes' NOT NULL;
  ALTER TABLE "_billing_v" ADD COLUMN "version_customers_account" varchar DEFAULT '411000' NOT NULL;
  ALTER TABLE "_billing_v" ADD COLUMN "version_sales_account" varchar DEFAULT '706000' NOT NULL;
  ALTER TABLE "_billing_v" ADD COLUMN "version_deposits_account" varchar DEFAULT '419100' NOT NULL;
  ALTER TABLE "_billing_v" ADD COLUMN "version_vat_account" varchar DEFAULT '445710' NOT NULL;
  ALTER TABLE "_billing_v" ADD COLUMN "version_vat_waiting_account" varchar DEFAULT '445740' NOT NULL;
  ALTER TABLE "_billing_v" ADD COLUMN "version_sales_journal" varchar DEFAULT 'VE' NOT NULL;
  ALTER TABLE "_billing_v" ADD COLUMN "version_sales_journal_name" varchar DEFAULT 'Ventes' NOT NULL;
  ALTER TABLE "retainers_lines" ADD CONSTRAINT "retainers_lines_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."retainers"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "retainers" ADD CONSTRAINT "retainers_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "bank_lines" ADD CONSTRAINT "bank_lines_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "checkout_sessions" ADD CONSTRAINT "checkout_sessions_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "checkout_sessions" ADD CONSTRAINT "checkout_sessions_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "checkout_sessions" ADD CONSTRAINT "checkout_sessions_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "platform_flows" ADD CONSTRAINT "platform_flows_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "platform_flows" ADD CONSTRAINT "platform_flows_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "retainers_lines_order_idx" ON "retainers_lines" USING btree ("_order");
  CREATE INDEX "retainers_lines_parent_id_idx" ON "retainers_lines" USING btree ("_parent_id");
  CREATE INDEX "retainers_client_idx" ON "retainers" USING btree ("client_id");
  CREATE INDEX "retainers_is_active_idx" ON "retainers" USING btree ("is_active");
  CREATE INDEX "retainers_updated_at_idx" ON "retainers" USING btree ("updated_at");
  CREATE INDEX "retainers_created_at_idx" ON "retainers" USING btree ("created_at");
  CREATE INDEX "retainers_deleted_at_idx" ON "retainers" USING btree ("deleted_at");
  CREATE INDEX "bank_lines_state_idx" ON "bank_lines" USING btree ("state");
  CREATE INDEX "bank_lines_booked_on_idx" ON "bank_lines" USING btree ("booked_on");
  CREATE INDEX "bank_lines_reference_idx" ON "bank_lines" USING btree ("reference");
  CREATE UNIQUE INDEX "bank_lines_fingerprint_idx" ON "bank_lines" USING btree ("fingerprint");
  CREATE INDEX "bank_lines_decided_by_idx" ON "bank_lines" USING btree ("decided_by_id");
  CREATE INDEX "bank_lines_updated_at_idx" ON "bank_lines" USING btree ("updated_at");
  CREATE INDEX "bank_lines_created_at_idx" ON "bank_lines" USING btree ("created_at");
  CREATE INDEX "checkout_sessions_state_idx" ON "checkout_sessions" USING btree ("state");
  CREATE INDEX "checkout_sessions_client_idx" ON "checkout_sessions" USING btree ("client_id");
  CREATE INDEX "checkout_sessions_quote_idx" ON "checkout_sessions" USING btree ("quote_id");
  CREATE INDEX "checkout_sessions_invoice_idx" ON "checkout_sessions" USING btree ("invoice_id");
  CREATE UNIQUE INDEX "checkout_sessions_session_id_idx" ON "checkout_sessions" USING btree ("session_id");
  CREATE INDEX "checkout_sessions_payment_intent_id_idx" ON "checkout_sessions" USING btree ("payment_intent_id");
  CREATE INDEX "checkout_sessions_expires_at_idx" ON "checkout_sessions" USING btree ("expires_at");
  CREATE INDEX "checkout_sessions_updated_at_idx" ON "checkout_sessions" USING btree ("updated_at");
  CREATE INDEX "checkout_sessions_created_at_idx" ON "checkout_sessions" USING btree ("created_at");
  CREATE INDEX "platform_flows_state_idx" ON "platform_flows" USING btree ("state");
  CREATE INDEX "platform_flows_invoice_idx" ON "platform_flows" USING btree ("invoice_id");
  CREATE INDEX "platform_flows_payment_idx" ON "platform_flows" USING btree ("payment_id");
  CREATE UNIQUE INDEX "platform_flows_purpose_idx" ON "platform_flows" USING btree ("purpose");
  CREATE INDEX "platform_flows_flow_id_idx" ON "platform_flows" USING btree ("flow_id");
  CREATE INDEX "platform_flows_status_idx" ON "platform_flows" USING btree ("status");
  CREATE INDEX "platform_flows_updated_at_idx" ON "platform_flows" USING btree ("updated_at");
  CREATE INDEX "platform_flows_created_at_idx" ON "platform_flows" USING btree ("created_at");
  ALTER TABLE "invoices" ADD CONSTRAINT "invoices_deducted_by_id_invoices_id_fk" FOREIGN KEY ("deducted_by_id") REFERENCES "public"."invoices"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "invoices" ADD CONSTRAINT "invoices_retainer_id_retainers_id_fk" FOREIGN KEY ("retainer_id") REFERENCES "public"."retainers"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payments" ADD CONSTRAINT "payments_bank_line_id_bank_lines_id_fk" FOREIGN KEY ("bank_line_id") REFERENCES "public"."bank_lines"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_retainers_fk" FOREIGN KEY ("retainers_id") REFERENCES "public"."retainers"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_bank_lines_fk" FOREIGN KEY ("bank_lines_id") REFERENCES "public"."bank_lines"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_checkout_sessions_fk" FOREIGN KEY ("checkout_sessions_id") REFERENCES "public"."checkout_sessions"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_platform_flows_fk" FOREIGN KEY ("platform_flows_id") REFERENCES "public"."platform_flows"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "invoices_deducted_by_idx" ON "invoices" USING btree ("deducted_by_id");
  CREATE INDEX "invoices_retainer_idx" ON "invoices" USING btree ("retainer_id");
  CREATE UNIQUE INDEX "invoices_token_hash_idx" ON "invoices" USING btree ("token_hash");
  CREATE UNIQUE INDEX "retainer_retainerPeriod_idx" ON "invoices" USING btree ("retainer_id","retainer_period");
  CREATE INDEX "payments_bank_line_idx" ON "payments" USING btree ("bank_line_id");
  CREATE INDEX "payments_batch_idx" ON "payments" USING btree ("batch");
  CREATE INDEX "payload_locked_documents_rels_retainers_id_idx" ON "payload_locked_documents_rels" USING btree ("retainers_id");
  CREATE INDEX "payload_locked_documents_rels_bank_lines_id_idx" ON "payload_locked_documents_rels" USING btree ("bank_lines_id");
  CREATE INDEX "payload_locked_documents_rels_checkout_sessions_id_idx" ON "payload_locked_documents_rels" USING btree ("checkout_sessions_id");
  CREATE INDEX "payload_locked_documents_rels_platform_flows_id_idx" ON "payload_locked_documents_rels" USING btree ("platform_flows_id");
  ALTER TABLE "quotes" DROP COLUMN "link_nonce";
  ALTER TABLE "quotes" DROP COLUMN "token_hash";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "retainers_lines" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "retainers" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "bank_lines" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "checkout_sessions" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "platform_flows" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "retainers_lines" CASCADE;
  DROP TABLE "retainers" CASCADE;
  DROP TABLE "bank_lines" CASCADE;
  DROP TABLE "checkout_sessions" CASCADE;
  DROP TABLE "platform_flows" CASCADE;
  ALTER TABLE "invoices" DROP CONSTRAINT "invoices_deducted_by_id_invoices_id_fk";
  
  ALTER TABLE "invoices" DROP CONSTRAINT "invoices_retainer_id_retainers_id_fk";
  
  ALTER TABLE "payments" DROP CONSTRAINT "payments_bank_line_id_bank_lines_id_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_retainers_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_bank_lines_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_checkout_sessions_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_platform_flows_fk";
  
  ALTER TABLE "messages" ALTER COLUMN "template" SET DATA TYPE text;
  DROP TYPE "public"."enum_messages_template";
  CREATE TYPE "public"."enum_messages_template" AS ENUM('quote-sent', 'quote-signed', 'quote-signed-staff', 'quote-declined-staff', 'sign-code', 'quote-to-countersign', 'quote-reminder', 'quote-update-requested-staff', 'withdrawal-receipt', 'quote-withdrawn-staff', 'ledger-anchor', 'deposit-received', 'account');
  ALTER TABLE "messages" ALTER COLUMN "template" SET DATA TYPE "public"."enum_messages_template" USING "template"::"public"."enum_messages_template";
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'render-document', 'deliver-message', 'seal-document', 'expire-quotes', 'remind-quotes', 'purge-jobs', 'anchor-ledger', 'catch-up');
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_log_task_slug" USING "task_slug"::"public"."enum_payload_jobs_log_task_slug";
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'render-document', 'deliver-message', 'seal-document', 'expire-quotes', 'remind-quotes', 'purge-jobs', 'anchor-ledger', 'catch-up');
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_task_slug" USING "task_slug"::"public"."enum_payload_jobs_task_slug";
  ALTER TABLE "payload_query_presets" ALTER COLUMN "related_collection" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_query_presets_related_collection";
  CREATE TYPE "public"."enum_payload_query_presets_related_collection" AS ENUM('leads', 'clients', 'quotes', 'invoices', 'payments', 'projects', 'messages');
  ALTER TABLE "payload_query_presets" ALTER COLUMN "related_collection" SET DATA TYPE "public"."enum_payload_query_presets_related_collection" USING "related_collection"::"public"."enum_payload_query_presets_related_collection";
  DROP INDEX "invoices_deducted_by_idx";
  DROP INDEX "invoices_retainer_idx";
  DROP INDEX "invoices_token_hash_idx";
  DROP INDEX "retainer_retainerPeriod_idx";
  DROP INDEX "payments_bank_line_idx";
  DROP INDEX "payments_batch_idx";
  DROP INDEX "payload_locked_documents_rels_retainers_id_idx";
  DROP INDEX "payload_locked_documents_rels_bank_lines_id_idx";
  DROP INDEX "payload_locked_documents_rels_checkout_sessions_id_idx";
  DROP INDEX "payload_locked_documents_rels_platform_flows_id_idx";
  ALTER TABLE "quotes" ADD COLUMN "link_nonce" varchar;
  ALTER TABLE "quotes" ADD COLUMN "token_hash" varchar;
  CREATE UNIQUE INDEX "quotes_token_hash_idx" ON "quotes" USING btree ("token_hash");
  ALTER TABLE "invoices" DROP COLUMN "operation";
  ALTER TABLE "invoices" DROP COLUMN "period_from";
  ALTER TABLE "invoices" DROP COLUMN "period_to";
  ALTER TABLE "invoices" DROP COLUMN "note";
  ALTER TABLE "invoices" DROP COLUMN "deducted_by_id";
  ALTER TABLE "invoices" DROP COLUMN "retainer_id";
  ALTER TABLE "invoices" DROP COLUMN "retainer_period";
  ALTER TABLE "invoices" DROP COLUMN "milestone_id";
  ALTER TABLE "invoices" DROP COLUMN "written_off_at";
  ALTER TABLE "invoices" DROP COLUMN "write_off_reason";
  ALTER TABLE "invoices" DROP COLUMN "plan";
  ALTER TABLE "invoices" DROP COLUMN "link_nonce";
  ALTER TABLE "invoices" DROP COLUMN "token_hash";
  ALTER TABLE "payments" DROP COLUMN "bank_line_id";
  ALTER TABLE "payments" DROP COLUMN "batch";
  ALTER TABLE "payments" DROP COLUMN "held_reason";
  ALTER TABLE "payments" DROP COLUMN "receipt_pdf_key";
  ALTER TABLE "payments" DROP COLUMN "receipt_pdf_sha256";
  ALTER TABLE "payments" DROP COLUMN "receipt_rendered_at";
  ALTER TABLE "projects_milestones" DROP COLUMN "invoice_bp";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "retainers_id";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "bank_lines_id";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "checkout_sessions_id";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "platform_flows_id";
  ALTER TABLE "billing" DROP COLUMN "customers_account";
  ALTER TABLE "billing" DROP COLUMN "sales_account";
  ALTER TABLE "billing" DROP COLUMN "deposits_account";
  ALTER TABLE "billing" DROP COLUMN "vat_account";
  ALTER TABLE "billing" DROP COLUMN "vat_waiting_account";
  ALTER TABLE "billing" DROP COLUMN "sales_journal";
  ALTER TABLE "billing" DROP COLUMN "sales_journal_name";
  ALTER TABLE "_billing_v" DROP COLUMN "version_customers_account";
  ALTER TABLE "_billing_v" DROP COLUMN "version_sales_account";
  ALTER TABLE "_billing_v" DROP COLUMN "version_deposits_account";
  ALTER TABLE "_billing_v" DROP COLUMN "version_vat_account";
  ALTER TABLE "_billing_v" DROP COLUMN "version_vat_waiting_account";
  ALTER TABLE "_billing_v" DROP COLUMN "version_sales_journal";
  ALTER TABLE "_billing_v" DROP COLUMN "version_sales_journal_name";
  DROP TYPE "public"."enum_invoices_operation";
  DROP TYPE "public"."enum_retainers_lines_vat_category";
  DROP TYPE "public"."enum_retainers_every";
  DROP TYPE "public"."enum_retainers_language";
  DROP TYPE "public"."enum_bank_lines_state";
  DROP TYPE "public"."enum_checkout_sessions_state";
  DROP TYPE "public"."enum_platform_flows_state";
  DROP TYPE "public"."enum_platform_flows_kind";`)
}
