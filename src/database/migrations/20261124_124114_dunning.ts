import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_staff_tasks_state" AS ENUM('open', 'done');
  CREATE TYPE "public"."enum_staff_tasks_kind" AS ENUM('bounced-mail', 'post-notice', 'review-answer', 'refund', 'call', 'other');
  CREATE TYPE "public"."enum_clients_dunning_is_active" AS ENUM('inherit', 'yes', 'no');
  CREATE TYPE "public"."enum_clients_dunning_is_grouped" AS ENUM('inherit', 'yes', 'no');
  CREATE TYPE "public"."enum_invoices_dunning_is_active" AS ENUM('inherit', 'yes', 'no');
  CREATE TYPE "public"."enum_invoices_dunning_is_grouped" AS ENUM('inherit', 'yes', 'no');
  CREATE TYPE "public"."enum_reminder_answers_kind" AS ENUM('promise', 'installments', 'problem', 'paid');
  CREATE TYPE "public"."enum_mail_suppressions_reason" AS ENUM('bounce', 'complaint', 'manual');
  CREATE TYPE "public"."enum_dunning_wordings_language" AS ENUM('fr', 'en');
  CREATE TYPE "public"."enum__dunning_v_version_wordings_language" AS ENUM('fr', 'en');
  ALTER TYPE "public"."enum_reminders_state" ADD VALUE 'task';
  ALTER TYPE "public"."enum_messages_template" ADD VALUE 'reminder' BEFORE 'invoice-sent';
  ALTER TYPE "public"."enum_messages_template" ADD VALUE 'reminder-answer-staff' BEFORE 'invoice-sent';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'plan-dunning' BEFORE 'purge-jobs';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'plan-dunning' BEFORE 'purge-jobs';
  ALTER TYPE "public"."enum_payload_query_presets_related_collection" ADD VALUE 'staff-tasks' BEFORE 'clients';
  CREATE TABLE "staff_tasks" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"state" "enum_staff_tasks_state" DEFAULT 'open' NOT NULL,
  	"title" varchar NOT NULL,
  	"kind" "enum_staff_tasks_kind" DEFAULT 'other' NOT NULL,
  	"due_on" varchar,
  	"assignee_id" uuid,
  	"note" varchar,
  	"client_id" uuid,
  	"invoice_id" uuid,
  	"quote_id" uuid,
  	"purpose" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "reminder_answers" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"invoice_id" uuid NOT NULL,
  	"client_id" uuid NOT NULL,
  	"reminder_id" uuid,
  	"kind" "enum_reminder_answers_kind" NOT NULL,
  	"text" varchar,
  	"promised_on" varchar,
  	"parts" jsonb,
  	"proof_id" uuid,
  	"answered_at" timestamp(3) with time zone NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "mail_suppressions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"email" varchar NOT NULL,
  	"reason" "enum_mail_suppressions_reason" DEFAULT 'manual' NOT NULL,
  	"message_id" uuid,
  	"note" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "dunning_runs" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"day" varchar NOT NULL,
  	"started_at" timestamp(3) with time zone NOT NULL,
  	"finished_at" timestamp(3) with time zone,
  	"looked" numeric,
  	"planned" numeric,
  	"tasks" numeric,
  	"error" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "billing_legal_rates" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"from" varchar NOT NULL,
  	"rate_bp" numeric NOT NULL
  );
  
  CREATE TABLE "billing_recovery_fees" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"from" varchar NOT NULL,
  	"amount_cents" numeric NOT NULL
  );
  
  CREATE TABLE "_billing_v_version_legal_rates" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY NOT NULL,
  	"from" varchar NOT NULL,
  	"rate_bp" numeric NOT NULL,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_billing_v_version_recovery_fees" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY NOT NULL,
  	"from" varchar NOT NULL,
  	"amount_cents" numeric NOT NULL,
  	"_uuid" varchar
  );
  
  CREATE TABLE "dunning_wordings" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"level" numeric NOT NULL,
  	"language" "enum_dunning_wordings_language" DEFAULT 'fr' NOT NULL,
  	"subject" varchar,
  	"body" jsonb
  );
  
  CREATE TABLE "_dunning_v_version_wordings" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY NOT NULL,
  	"level" numeric NOT NULL,
  	"language" "enum__dunning_v_version_wordings_language" DEFAULT 'fr' NOT NULL,
  	"subject" varchar,
  	"body" jsonb,
  	"_uuid" varchar
  );
  
  DROP INDEX "state_dueOn_idx";
  ALTER TABLE "clients" ADD COLUMN "dunning_is_active" "enum_clients_dunning_is_active" DEFAULT 'inherit';
  ALTER TABLE "clients" ADD COLUMN "dunning_is_grouped" "enum_clients_dunning_is_grouped" DEFAULT 'inherit';
  ALTER TABLE "clients" ADD COLUMN "dunning_minimum_gap_days" numeric;
  ALTER TABLE "clients" ADD COLUMN "dunning_before_due_days" numeric;
  ALTER TABLE "clients" ADD COLUMN "dunning_level1_days" numeric;
  ALTER TABLE "clients" ADD COLUMN "dunning_level2_days" numeric;
  ALTER TABLE "clients" ADD COLUMN "dunning_level3_days" numeric;
  ALTER TABLE "clients" ADD COLUMN "dunning_level4_days" numeric;
  ALTER TABLE "invoices" ADD COLUMN "dunning_is_active" "enum_invoices_dunning_is_active" DEFAULT 'inherit';
  ALTER TABLE "invoices" ADD COLUMN "dunning_is_grouped" "enum_invoices_dunning_is_grouped" DEFAULT 'inherit';
  ALTER TABLE "invoices" ADD COLUMN "dunning_minimum_gap_days" numeric;
  ALTER TABLE "invoices" ADD COLUMN "dunning_before_due_days" numeric;
  ALTER TABLE "invoices" ADD COLUMN "dunning_level1_days" numeric;
  ALTER TABLE "invoices" ADD COLUMN "dunning_level2_days" numeric;
  ALTER TABLE "invoices" ADD COLUMN "dunning_level3_days" numeric;
  ALTER TABLE "invoices" ADD COLUMN "dunning_level4_days" numeric;
  ALTER TABLE "invoices" ADD COLUMN "notice_posted_on" varchar;
  ALTER TABLE "invoices" ADD COLUMN "notice_tracking" varchar;
  ALTER TABLE "reminders" ADD COLUMN "facts" jsonb;
  ALTER TABLE "reminders" ADD COLUMN "letter_pdf_key" varchar;
  ALTER TABLE "reminders" ADD COLUMN "letter_pdf_sha256" varchar;
  ALTER TABLE "reminders" ADD COLUMN "nonce" varchar;
  ALTER TABLE "reminders" ADD COLUMN "token_hash" varchar;
  ALTER TABLE "promises" ADD COLUMN "source" varchar;
  ALTER TABLE "promises" ADD COLUMN "plan" varchar;
  ALTER TABLE "promises" ADD COLUMN "rank" numeric;
  ALTER TABLE "messages" ADD COLUMN "delivered_at" timestamp(3) with time zone;
  ALTER TABLE "messages" ADD COLUMN "bounce_kind" varchar;
  ALTER TABLE "messages" ADD COLUMN "complained_at" timestamp(3) with time zone;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "staff_tasks_id" uuid;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "reminder_answers_id" uuid;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "mail_suppressions_id" uuid;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "dunning_runs_id" uuid;
  ALTER TABLE "dunning" ADD COLUMN "is_dry_run" boolean DEFAULT false;
  ALTER TABLE "dunning" ADD COLUMN "is_grouped" boolean DEFAULT false;
  ALTER TABLE "dunning" ADD COLUMN "before_due_days" numeric;
  ALTER TABLE "_dunning_v" ADD COLUMN "version_is_dry_run" boolean DEFAULT false;
  ALTER TABLE "_dunning_v" ADD COLUMN "version_is_grouped" boolean DEFAULT false;
  ALTER TABLE "_dunning_v" ADD COLUMN "version_before_due_days" numeric;
  ALTER TABLE "staff_tasks" ADD CONSTRAINT "staff_tasks_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "staff_tasks" ADD CONSTRAINT "staff_tasks_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "staff_tasks" ADD CONSTRAINT "staff_tasks_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "staff_tasks" ADD CONSTRAINT "staff_tasks_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "reminder_answers" ADD CONSTRAINT "reminder_answers_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "reminder_answers" ADD CONSTRAINT "reminder_answers_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "reminder_answers" ADD CONSTRAINT "reminder_answers_reminder_id_reminders_id_fk" FOREIGN KEY ("reminder_id") REFERENCES "public"."reminders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "reminder_answers" ADD CONSTRAINT "reminder_answers_proof_id_documents_id_fk" FOREIGN KEY ("proof_id") REFERENCES "public"."documents"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "mail_suppressions" ADD CONSTRAINT "mail_suppressions_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "billing_legal_rates" ADD CONSTRAINT "billing_legal_rates_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."billing"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "billing_recovery_fees" ADD CONSTRAINT "billing_recovery_fees_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."billing"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_billing_v_version_legal_rates" ADD CONSTRAINT "_billing_v_version_legal_rates_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_billing_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_billing_v_version_recovery_fees" ADD CONSTRAINT "_billing_v_version_recovery_fees_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_billing_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "dunning_wordings" ADD CONSTRAINT "dunning_wordings_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."dunning"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_dunning_v_version_wordings" ADD CONSTRAINT "_dunning_v_version_wordings_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_dunning_v"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "staff_tasks_state_idx" ON "staff_tasks" USING btree ("state");
  CREATE INDEX "staff_tasks_kind_idx" ON "staff_tasks" USING btree ("kind");
  CREATE INDEX "staff_tasks_due_on_idx" ON "staff_tasks" USING btree ("due_on");
  CREATE INDEX "staff_tasks_assignee_idx" ON "staff_tasks" USING btree ("assignee_id");
  CREATE INDEX "staff_tasks_client_idx" ON "staff_tasks" USING btree ("client_id");
  CREATE INDEX "staff_tasks_invoice_idx" ON "staff_tasks" USING btree ("invoice_id");
  CREATE INDEX "staff_tasks_quote_idx" ON "staff_tasks" USING btree ("quote_id");
  CREATE UNIQUE INDEX "staff_tasks_purpose_idx" ON "staff_tasks" USING btree ("purpose");
  CREATE INDEX "staff_tasks_updated_at_idx" ON "staff_tasks" USING btree ("updated_at");
  CREATE INDEX "staff_tasks_created_at_idx" ON "staff_tasks" USING btree ("created_at");
  CREATE INDEX "state_dueOn_idx" ON "staff_tasks" USING btree ("state","due_on");
  CREATE INDEX "reminder_answers_invoice_idx" ON "reminder_answers" USING btree ("invoice_id");
  CREATE INDEX "reminder_answers_client_idx" ON "reminder_answers" USING btree ("client_id");
  CREATE INDEX "reminder_answers_reminder_idx" ON "reminder_answers" USING btree ("reminder_id");
  CREATE INDEX "reminder_answers_proof_idx" ON "reminder_answers" USING btree ("proof_id");
  CREATE INDEX "reminder_answers_answered_at_idx" ON "reminder_answers" USING btree ("answered_at");
  CREATE INDEX "reminder_answers_updated_at_idx" ON "reminder_answers" USING btree ("updated_at");
  CREATE INDEX "reminder_answers_created_at_idx" ON "reminder_answers" USING btree ("created_at");
  CREATE UNIQUE INDEX "mail_suppressions_email_idx" ON "mail_suppressions" USING btree ("email");
  CREATE INDEX "mail_suppressions_message_idx" ON "mail_suppressions" USING btree ("message_id");
  CREATE INDEX "mail_suppressions_updated_at_idx" ON "mail_suppressions" USING btree ("updated_at");
  CREATE INDEX "mail_suppressions_created_at_idx" ON "mail_suppressions" USING btree ("created_at");
  CREATE INDEX "dunning_runs_day_idx" ON "dunning_runs" USING btree ("day");
  CREATE INDEX "dunning_runs_started_at_idx" ON "dunning_runs" USING btree ("started_at");
  CREATE INDEX "dunning_runs_updated_at_idx" ON "dunning_runs" USING btree ("updated_at");
  CREATE INDEX "dunning_runs_created_at_idx" ON "dunning_runs" USING btree ("created_at");
  CREATE INDEX "billing_legal_rates_order_idx" ON "billing_legal_rates" USING btree ("_order");
  CREATE INDEX "billing_legal_rates_parent_id_idx" ON "billing_legal_rates" USING btree ("_parent_id");
  CREATE INDEX "billing_recovery_fees_order_idx" ON "billing_recovery_fees" USING btree ("_order");
  CREATE INDEX "billing_recovery_fees_parent_id_idx" ON "billing_recovery_fees" USING btree ("_parent_id");
  CREATE INDEX "_billing_v_version_legal_rates_order_idx" ON "_billing_v_version_legal_rates" USING btree ("_order");
  CREATE INDEX "_billing_v_version_legal_rates_parent_id_idx" ON "_billing_v_version_legal_rates" USING btree ("_parent_id");
  CREATE INDEX "_billing_v_version_recovery_fees_order_idx" ON "_billing_v_version_recovery_fees" USING btree ("_order");
  CREATE INDEX "_billing_v_version_recovery_fees_parent_id_idx" ON "_billing_v_version_recovery_fees" USING btree ("_parent_id");
  CREATE INDEX "dunning_wordings_order_idx" ON "dunning_wordings" USING btree ("_order");
  CREATE INDEX "dunning_wordings_parent_id_idx" ON "dunning_wordings" USING btree ("_parent_id");
  CREATE INDEX "_dunning_v_version_wordings_order_idx" ON "_dunning_v_version_wordings" USING btree ("_order");
  CREATE INDEX "_dunning_v_version_wordings_parent_id_idx" ON "_dunning_v_version_wordings" USING btree ("_parent_id");
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_staff_tasks_fk" FOREIGN KEY ("staff_tasks_id") REFERENCES "public"."staff_tasks"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_reminder_answers_fk" FOREIGN KEY ("reminder_answers_id") REFERENCES "public"."reminder_answers"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_mail_suppressions_fk" FOREIGN KEY ("mail_suppressions_id") REFERENCES "public"."mail_suppressions"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_dunning_runs_fk" FOREIGN KEY ("dunning_runs_id") REFERENCES "public"."dunning_runs"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "state_dueOn_1_idx" ON "invoices" USING btree ("state","due_on");
  CREATE UNIQUE INDEX "reminders_token_hash_idx" ON "reminders" USING btree ("token_hash");
  CREATE INDEX "promises_plan_idx" ON "promises" USING btree ("plan");
  CREATE INDEX "payload_locked_documents_rels_staff_tasks_id_idx" ON "payload_locked_documents_rels" USING btree ("staff_tasks_id");
  CREATE INDEX "payload_locked_documents_rels_reminder_answers_id_idx" ON "payload_locked_documents_rels" USING btree ("reminder_answers_id");
  CREATE INDEX "payload_locked_documents_rels_mail_suppressions_id_idx" ON "payload_locked_documents_rels" USING btree ("mail_suppressions_id");
  CREATE INDEX "payload_locked_documents_rels_dunning_runs_id_idx" ON "payload_locked_documents_rels" USING btree ("dunning_runs_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "staff_tasks" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "reminder_answers" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "mail_suppressions" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "dunning_runs" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "billing_legal_rates" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "billing_recovery_fees" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_billing_v_version_legal_rates" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_billing_v_version_recovery_fees" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "dunning_wordings" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_dunning_v_version_wordings" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "staff_tasks" CASCADE;
  DROP TABLE "reminder_answers" CASCADE;
  DROP TABLE "mail_suppressions" CASCADE;
  DROP TABLE "dunning_runs" CASCADE;
  DROP TABLE "billing_legal_rates" CASCADE;
  DROP TABLE "billing_recovery_fees" CASCADE;
  DROP TABLE "_billing_v_version_legal_rates" CASCADE;
  DROP TABLE "_billing_v_version_recovery_fees" CASCADE;
  DROP TABLE "dunning_wordings" CASCADE;
  DROP TABLE "_dunning_v_version_wordings" CASCADE;
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_staff_tasks_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_reminder_answers_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_mail_suppressions_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_dunning_runs_fk";
  
  ALTER TABLE "reminders" ALTER COLUMN "state" SET DATA TYPE text;
  ALTER TABLE "reminders" ALTER COLUMN "state" SET DEFAULT 'planned'::text;
  DROP TYPE "public"."enum_reminders_state";
  CREATE TYPE "public"."enum_reminders_state" AS ENUM('planned', 'claimed', 'sent', 'failed', 'unknown', 'skipped');
  ALTER TABLE "reminders" ALTER COLUMN "state" SET DEFAULT 'planned'::"public"."enum_reminders_state";
  ALTER TABLE "reminders" ALTER COLUMN "state" SET DATA TYPE "public"."enum_reminders_state" USING "state"::"public"."enum_reminders_state";
  ALTER TABLE "messages" ALTER COLUMN "template" SET DATA TYPE text;
  DROP TYPE "public"."enum_messages_template";
  CREATE TYPE "public"."enum_messages_template" AS ENUM('quote-sent', 'quote-signed', 'quote-signed-staff', 'quote-declined-staff', 'sign-code', 'quote-to-countersign', 'quote-reminder', 'quote-update-requested-staff', 'withdrawal-receipt', 'quote-withdrawn-staff', 'ledger-anchor', 'deposit-received', 'invoice-sent', 'credit-note-sent', 'payment-received', 'payment-failed', 'payment-review-staff', 'account');
  ALTER TABLE "messages" ALTER COLUMN "template" SET DATA TYPE "public"."enum_messages_template" USING "template"::"public"."enum_messages_template";
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'render-document', 'deliver-message', 'seal-document', 'expire-quotes', 'remind-quotes', 'purge-jobs', 'anchor-ledger', 'process-stripe-event', 'close-checkout', 'reconcile-stripe', 'issue-retainers', 'send-to-platform', 'poll-platform', 'catch-up');
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_log_task_slug" USING "task_slug"::"public"."enum_payload_jobs_log_task_slug";
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'render-document', 'deliver-message', 'seal-document', 'expire-quotes', 'remind-quotes', 'purge-jobs', 'anchor-ledger', 'process-stripe-event', 'close-checkout', 'reconcile-stripe', 'issue-retainers', 'send-to-platform', 'poll-platform', 'catch-up');
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_task_slug" USING "task_slug"::"public"."enum_payload_jobs_task_slug";
  ALTER TABLE "payload_query_presets" ALTER COLUMN "related_collection" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_query_presets_related_collection";
  CREATE TYPE "public"."enum_payload_query_presets_related_collection" AS ENUM('leads', 'clients', 'quotes', 'invoices', 'payments', 'retainers', 'bank-lines', 'projects', 'messages');
  ALTER TABLE "payload_query_presets" ALTER COLUMN "related_collection" SET DATA TYPE "public"."enum_payload_query_presets_related_collection" USING "related_collection"::"public"."enum_payload_query_presets_related_collection";
  DROP INDEX "state_dueOn_1_idx";
  DROP INDEX "reminders_token_hash_idx";
  DROP INDEX "promises_plan_idx";
  DROP INDEX "payload_locked_documents_rels_staff_tasks_id_idx";
  DROP INDEX "payload_locked_documents_rels_reminder_answers_id_idx";
  DROP INDEX "payload_locked_documents_rels_mail_suppressions_id_idx";
  DROP INDEX "payload_locked_documents_rels_dunning_runs_id_idx";
  CREATE INDEX "state_dueOn_idx" ON "invoices" USING btree ("state","due_on");
  ALTER TABLE "clients" DROP COLUMN "dunning_is_active";
  ALTER TABLE "clients" DROP COLUMN "dunning_is_grouped";
  ALTER TABLE "clients" DROP COLUMN "dunning_minimum_gap_days";
  ALTER TABLE "clients" DROP COLUMN "dunning_before_due_days";
  ALTER TABLE "clients" DROP COLUMN "dunning_level1_days";
  ALTER TABLE "clients" DROP COLUMN "dunning_level2_days";
  ALTER TABLE "clients" DROP COLUMN "dunning_level3_days";
  ALTER TABLE "clients" DROP COLUMN "dunning_level4_days";
  ALTER TABLE "invoices" DROP COLUMN "dunning_is_active";
  ALTER TABLE "invoices" DROP COLUMN "dunning_is_grouped";
  ALTER TABLE "invoices" DROP COLUMN "dunning_minimum_gap_days";
  ALTER TABLE "invoices" DROP COLUMN "dunning_before_due_days";
  ALTER TABLE "invoices" DROP COLUMN "dunning_level1_days";
  ALTER TABLE "invoices" DROP COLUMN "dunning_level2_days";
  ALTER TABLE "invoices" DROP COLUMN "dunning_level3_days";
  ALTER TABLE "invoices" DROP COLUMN "dunning_level4_days";
  ALTER TABLE "invoices" DROP COLUMN "notice_posted_on";
  ALTER TABLE "invoices" DROP COLUMN "notice_tracking";
  ALTER TABLE "reminders" DROP COLUMN "facts";
  ALTER TABLE "reminders" DROP COLUMN "letter_pdf_key";
  ALTER TABLE "reminders" DROP COLUMN "letter_pdf_sha256";
  ALTER TABLE "reminders" DROP COLUMN "nonce";
  ALTER TABLE "reminders" DROP COLUMN "token_hash";
  ALTER TABLE "promises" DROP COLUMN "source";
  ALTER TABLE "promises" DROP COLUMN "plan";
  ALTER TABLE "promises" DROP COLUMN "rank";
  ALTER TABLE "messages" DROP COLUMN "delivered_at";
  ALTER TABLE "messages" DROP COLUMN "bounce_kind";
  ALTER TABLE "messages" DROP COLUMN "complained_at";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "staff_tasks_id";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "reminder_answers_id";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "mail_suppressions_id";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "dunning_runs_id";
  ALTER TABLE "dunning" DROP COLUMN "is_dry_run";
  ALTER TABLE "dunning" DROP COLUMN "is_grouped";
  ALTER TABLE "dunning" DROP COLUMN "before_due_days";
  ALTER TABLE "_dunning_v" DROP COLUMN "version_is_dry_run";
  ALTER TABLE "_dunning_v" DROP COLUMN "version_is_grouped";
  ALTER TABLE "_dunning_v" DROP COLUMN "version_before_due_days";
  DROP TYPE "public"."enum_staff_tasks_state";
  DROP TYPE "public"."enum_staff_tasks_kind";
  DROP TYPE "public"."enum_clients_dunning_is_active";
  DROP TYPE "public"."enum_clients_dunning_is_grouped";
  DROP TYPE "public"."enum_invoices_dunning_is_active";
  DROP TYPE "public"."enum_invoices_dunning_is_grouped";
  DROP TYPE "public"."enum_reminder_answers_kind";
  DROP TYPE "public"."enum_mail_suppressions_reason";
  DROP TYPE "public"."enum_dunning_wordings_language";
  DROP TYPE "public"."enum__dunning_v_version_wordings_language";`)
}
