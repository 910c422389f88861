import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_leads_state" AS ENUM('new', 'qualified', 'quoted', 'won', 'lost', 'quarantined');
  CREATE TYPE "public"."enum_leads_project_type" AS ENUM('website', 'shop', 'application', 'identity', 'content', 'other');
  CREATE TYPE "public"."enum_leads_source" AS ENUM('website', 'referral', 'network', 'search', 'social', 'event', 'other');
  CREATE TYPE "public"."enum_clients_kind" AS ENUM('pro-fr', 'pro-eu', 'pro-non-eu', 'public', 'consumer');
  CREATE TYPE "public"."enum_clients_language" AS ENUM('fr', 'en');
  CREATE TYPE "public"."enum_contacts_rights" AS ENUM('admin', 'sign', 'billing', 'project', 'read');
  CREATE TYPE "public"."enum_contacts_language" AS ENUM('fr', 'en');
  CREATE TYPE "public"."enum_quotes_lines_choice" AS ENUM('fixed', 'optional', 'one-of');
  CREATE TYPE "public"."enum_quotes_lines_vat_category" AS ENUM('S', 'E', 'AE', 'K', 'G', 'O', 'Z');
  CREATE TYPE "public"."enum_quotes_state" AS ENUM('draft', 'sent', 'partially-signed', 'accepted', 'declined', 'expired', 'cancelled', 'withdrawn');
  CREATE TYPE "public"."enum_quotes_language" AS ENUM('fr', 'en');
  CREATE TYPE "public"."enum_quotes_deposit_state" AS ENUM('none', 'awaited', 'paid');
  CREATE TYPE "public"."enum_quotes_decline_reason" AS ENUM('price', 'timing', 'scope', 'competitor', 'postponed', 'other');
  CREATE TYPE "public"."enum_invoices_lines_vat_category" AS ENUM('S', 'E', 'AE', 'K', 'G', 'O', 'Z');
  CREATE TYPE "public"."enum_invoices_state" AS ENUM('draft', 'issued', 'partially-paid', 'paid', 'cancelled', 'uncollectible');
  CREATE TYPE "public"."enum_invoices_kind" AS ENUM('standard', 'deposit', 'final', 'credit-note');
  CREATE TYPE "public"."enum_invoices_language" AS ENUM('fr', 'en');
  CREATE TYPE "public"."enum_payments_state" AS ENUM('pending', 'succeeded', 'failed', 'expired', 'held', 'disputed', 'dispute-lost', 'refunded');
  CREATE TYPE "public"."enum_payments_kind" AS ENUM('payment', 'refund');
  CREATE TYPE "public"."enum_payments_method" AS ENUM('card', 'sepa-debit', 'transfer', 'cheque', 'cash', 'client-credit');
  CREATE TYPE "public"."enum_reminders_state" AS ENUM('planned', 'claimed', 'sent', 'failed', 'unknown', 'skipped');
  CREATE TYPE "public"."enum_promises_state" AS ENUM('open', 'kept', 'broken');
  CREATE TYPE "public"."enum_projects_milestones_phase" AS ENUM('framing', 'design', 'development', 'acceptance', 'delivered');
  CREATE TYPE "public"."enum_projects_milestones_actor" AS ENUM('agency', 'client');
  CREATE TYPE "public"."enum_projects_state" AS ENUM('waiting', 'framing', 'design', 'development', 'acceptance', 'delivered', 'cancelled');
  CREATE TYPE "public"."enum_documents_kind" AS ENUM('brief', 'deliverable', 'contract', 'proof', 'other');
  CREATE TYPE "public"."enum_documents_visibility" AS ENUM('staff', 'client');
  CREATE TYPE "public"."enum_pages_language" AS ENUM('fr', 'en');
  CREATE TYPE "public"."enum_pages_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__pages_v_version_language" AS ENUM('fr', 'en');
  CREATE TYPE "public"."enum__pages_v_version_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum_quote_versions_state" AS ENUM('current', 'superseded');
  CREATE TYPE "public"."enum_signatures_method" AS ENUM('draw', 'type', 'keyboard');
  CREATE TYPE "public"."enum_acceptances_timestamp_state" AS ENUM('none', 'pending', 'done');
  CREATE TYPE "public"."enum_messages_state" AS ENUM('queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled');
  CREATE TYPE "public"."enum_messages_template" AS ENUM('quote-sent', 'quote-signed', 'quote-signed-staff', 'quote-declined-staff', 'deposit-received', 'account');
  CREATE TYPE "public"."enum_sync_links_subject_type" AS ENUM('lead', 'client', 'contact', 'quote');
  CREATE TYPE "public"."enum_sync_links_target" AS ENUM('hubspot', 'airtable');
  CREATE TYPE "public"."enum_sync_links_state" AS ENUM('pending', 'synced', 'failed');
  CREATE TYPE "public"."enum_stripe_events_state" AS ENUM('received', 'processed', 'ignored', 'held', 'failed');
  CREATE TYPE "public"."enum_ledger_subject_type" AS ENUM('lead', 'quote', 'invoice', 'payment', 'project', 'document');
  CREATE TYPE "public"."enum_users_role" AS ENUM('owner', 'manager', 'accountant', 'viewer');
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'render-document', 'deliver-message', 'expire-quotes', 'purge-jobs', 'catch-up');
  CREATE TYPE "public"."enum_payload_jobs_log_state" AS ENUM('failed', 'succeeded');
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'render-document', 'deliver-message', 'expire-quotes', 'purge-jobs', 'catch-up');
  CREATE TYPE "public"."enum_payload_query_presets_access_read_constraint" AS ENUM('everyone', 'onlyMe', 'specificUsers');
  CREATE TYPE "public"."enum_payload_query_presets_access_update_constraint" AS ENUM('everyone', 'onlyMe', 'specificUsers');
  CREATE TYPE "public"."enum_payload_query_presets_access_delete_constraint" AS ENUM('everyone', 'onlyMe', 'specificUsers');
  CREATE TYPE "public"."enum_payload_query_presets_related_collection" AS ENUM('leads', 'clients', 'quotes', 'invoices', 'payments', 'projects', 'messages');
  CREATE TYPE "public"."enum_company_vat_regime" AS ENUM('standard', 'franchise');
  CREATE TYPE "public"."enum__company_v_version_vat_regime" AS ENUM('standard', 'franchise');
  CREATE TABLE "leads_history" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"need" varchar
  );
  
  CREATE TABLE "leads" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"state" "enum_leads_state" DEFAULT 'new' NOT NULL,
  	"name" varchar NOT NULL,
  	"company" varchar,
  	"email" varchar NOT NULL,
  	"phone" varchar,
  	"siren" varchar,
  	"project_type" "enum_leads_project_type",
  	"need" varchar NOT NULL,
  	"budget_cents" numeric,
  	"deadline" varchar,
  	"source" "enum_leads_source" DEFAULT 'website' NOT NULL,
  	"attribution" jsonb,
  	"consent_given" boolean DEFAULT false,
  	"consent_text" varchar,
  	"consent_version" varchar,
  	"consent_at" timestamp(3) with time zone,
  	"score" numeric,
  	"score_reasons" jsonb,
  	"owner_id" uuid,
  	"client_id" uuid,
  	"first_answered_at" timestamp(3) with time zone,
  	"lost_reason" varchar,
  	"notes" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "clients" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"kind" "enum_clients_kind" DEFAULT 'pro-fr' NOT NULL,
  	"language" "enum_clients_language" DEFAULT 'fr' NOT NULL,
  	"siren" varchar,
  	"siret" varchar,
  	"vat_number" varchar,
  	"address_line1" varchar,
  	"address_line2" varchar,
  	"address_postal_code" varchar,
  	"address_city" varchar,
  	"address_country" varchar DEFAULT 'FR',
  	"phone" varchar,
  	"website" varchar,
  	"payment_term_days" numeric,
  	"dunning_paused_until" varchar,
  	"purchase_order_required" boolean,
  	"owner_id" uuid,
  	"notes" varchar,
  	"stripe_customer" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "contacts_rights" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_contacts_rights",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "contacts" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"email" varchar NOT NULL,
  	"phone" varchar,
  	"position" varchar,
  	"client_id" uuid NOT NULL,
  	"language" "enum_contacts_language" DEFAULT 'fr' NOT NULL,
  	"notes" varchar,
  	"erased_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "quotes_lines" (
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
  	"choice" "enum_quotes_lines_choice" DEFAULT 'fixed' NOT NULL,
  	"group" varchar,
  	"selected" boolean DEFAULT false,
  	"min_quantity_milli" numeric,
  	"max_quantity_milli" numeric,
  	"vat_category" "enum_quotes_lines_vat_category",
  	"net_cents" numeric DEFAULT 0
  );
  
  CREATE TABLE "quotes_signers" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"contact_id" uuid NOT NULL,
  	"role" varchar
  );
  
  CREATE TABLE "quotes" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"state" "enum_quotes_state" DEFAULT 'draft' NOT NULL,
  	"number" varchar,
  	"title" varchar NOT NULL,
  	"client_id" uuid NOT NULL,
  	"language" "enum_quotes_language" DEFAULT 'fr' NOT NULL,
  	"introduction" varchar,
  	"document_discount_bp" numeric DEFAULT 0,
  	"delivery_time" varchar,
  	"deposit_bp" numeric,
  	"payment_term_days" numeric,
  	"deposit_state" "enum_quotes_deposit_state" DEFAULT 'none' NOT NULL,
  	"deposit_paid_cents" numeric DEFAULT 0,
  	"deposit_reference" varchar,
  	"valid_until" varchar,
  	"terms" varchar,
  	"sent_at" timestamp(3) with time zone,
  	"current_version_id" uuid,
  	"accepted_at" timestamp(3) with time zone,
  	"closed_at" timestamp(3) with time zone,
  	"decline_reason" "enum_quotes_decline_reason",
  	"decline_comment" varchar,
  	"notes" varchar,
  	"owner_id" uuid,
  	"lead_id" uuid,
  	"subtotal_cents" numeric DEFAULT 0,
  	"net_cents" numeric DEFAULT 0,
  	"vat_cents" numeric DEFAULT 0,
  	"gross_cents" numeric DEFAULT 0,
  	"deposit_cents" numeric DEFAULT 0,
  	"currency" varchar,
  	"vat_groups" jsonb,
  	"link_nonce" varchar,
  	"token_hash" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "invoices_lines" (
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
  	"vat_category" "enum_invoices_lines_vat_category",
  	"net_cents" numeric DEFAULT 0
  );
  
  CREATE TABLE "invoices" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"state" "enum_invoices_state" DEFAULT 'draft' NOT NULL,
  	"number" varchar,
  	"series" varchar,
  	"year" numeric,
  	"sequence" numeric,
  	"client_name" varchar,
  	"client_id" uuid NOT NULL,
  	"kind" "enum_invoices_kind" DEFAULT 'standard' NOT NULL,
  	"language" "enum_invoices_language" DEFAULT 'fr' NOT NULL,
  	"document_discount_bp" numeric DEFAULT 0,
  	"supplied_on" varchar,
  	"purchase_order" varchar,
  	"issued_on" varchar,
  	"due_on" varchar,
  	"net_cents" numeric DEFAULT 0,
  	"vat_cents" numeric DEFAULT 0,
  	"gross_cents" numeric DEFAULT 0,
  	"prepaid_cents" numeric DEFAULT 0,
  	"paid_cents" numeric DEFAULT 0,
  	"balance_cents" numeric DEFAULT 0,
  	"payment_reference" varchar,
  	"disputed_at" timestamp(3) with time zone,
  	"dunning_paused_until" varchar,
  	"last_reminder_level" numeric,
  	"last_reminder_at" timestamp(3) with time zone,
  	"next_reminder_on" varchar,
  	"quote_id" uuid,
  	"project_id" uuid,
  	"corrects_id" uuid,
  	"issued_at" timestamp(3) with time zone,
  	"sha256" varchar,
  	"previous_sha256" varchar,
  	"pdf_sha256" varchar,
  	"pdf_rendered_at" timestamp(3) with time zone,
  	"notes" varchar,
  	"currency" varchar,
  	"vat_groups" jsonb,
  	"content" jsonb,
  	"pdf_key" varchar,
  	"pdf_byte_length" numeric,
  	"xml_sha256" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payments" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"state" "enum_payments_state" DEFAULT 'pending' NOT NULL,
  	"kind" "enum_payments_kind" DEFAULT 'payment' NOT NULL,
  	"amount_cents" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"method" "enum_payments_method" NOT NULL,
  	"received_on" varchar,
  	"reference" varchar,
  	"client_id" uuid NOT NULL,
  	"quote_id" uuid,
  	"invoice_id" uuid,
  	"refund_of_id" uuid,
  	"provider" varchar,
  	"provider_id" varchar,
  	"recorded_by_id" uuid,
  	"note" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "reminders" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"invoice_id" uuid NOT NULL,
  	"client_id" uuid,
  	"level" numeric NOT NULL,
  	"state" "enum_reminders_state" DEFAULT 'planned' NOT NULL,
  	"planned_on" varchar,
  	"claimed_until" timestamp(3) with time zone,
  	"sent_at" timestamp(3) with time zone,
  	"message_id" uuid,
  	"outcome" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "promises" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"invoice_id" uuid NOT NULL,
  	"promised_on" varchar NOT NULL,
  	"amount_cents" numeric,
  	"state" "enum_promises_state" DEFAULT 'open' NOT NULL,
  	"note" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "projects_milestones" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"phase" "enum_projects_milestones_phase" DEFAULT 'framing' NOT NULL,
  	"weight" numeric DEFAULT 1 NOT NULL,
  	"actor" "enum_projects_milestones_actor" DEFAULT 'agency' NOT NULL,
  	"due_on" varchar,
  	"done_on" varchar
  );
  
  CREATE TABLE "projects_updates" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"on" varchar NOT NULL,
  	"text" varchar NOT NULL,
  	"image_id" uuid
  );
  
  CREATE TABLE "projects" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"state" "enum_projects_state" DEFAULT 'waiting' NOT NULL,
  	"title" varchar NOT NULL,
  	"client_id" uuid NOT NULL,
  	"quote_id" uuid,
  	"started_on" varchar,
  	"due_on" varchar,
  	"withdrawal_ends_on" varchar,
  	"withdrawal_waived_at" timestamp(3) with time zone,
  	"progress_percent" numeric,
  	"owner_id" uuid,
  	"notes" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "documents" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar,
  	"kind" "enum_documents_kind" DEFAULT 'other' NOT NULL,
  	"visibility" "enum_documents_visibility" DEFAULT 'staff' NOT NULL,
  	"client_id" uuid,
  	"lead_id" uuid,
  	"project_id" uuid,
  	"sha256" varchar,
  	"uploaded_by" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric
  );
  
  CREATE TABLE "pages" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar,
  	"slug" varchar,
  	"language" "enum_pages_language" DEFAULT 'fr',
  	"summary" varchar,
  	"cover_id" uuid,
  	"body" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone,
  	"_status" "enum_pages_status" DEFAULT 'draft'
  );
  
  CREATE TABLE "_pages_v" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"parent_id" uuid,
  	"version_title" varchar,
  	"version_slug" varchar,
  	"version_language" "enum__pages_v_version_language" DEFAULT 'fr',
  	"version_summary" varchar,
  	"version_cover_id" uuid,
  	"version_body" jsonb,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"version_deleted_at" timestamp(3) with time zone,
  	"version__status" "enum__pages_v_version_status" DEFAULT 'draft',
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"latest" boolean
  );
  
  CREATE TABLE "media" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"alt" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric,
  	"focal_x" numeric,
  	"focal_y" numeric,
  	"sizes_thumbnail_url" varchar,
  	"sizes_thumbnail_width" numeric,
  	"sizes_thumbnail_height" numeric,
  	"sizes_thumbnail_mime_type" varchar,
  	"sizes_thumbnail_filesize" numeric,
  	"sizes_thumbnail_filename" varchar,
  	"sizes_card_url" varchar,
  	"sizes_card_width" numeric,
  	"sizes_card_height" numeric,
  	"sizes_card_mime_type" varchar,
  	"sizes_card_filesize" numeric,
  	"sizes_card_filename" varchar,
  	"sizes_wide_url" varchar,
  	"sizes_wide_width" numeric,
  	"sizes_wide_height" numeric,
  	"sizes_wide_mime_type" varchar,
  	"sizes_wide_filesize" numeric,
  	"sizes_wide_filename" varchar
  );
  
  CREATE TABLE "quote_versions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"quote_id" uuid NOT NULL,
  	"client_id" uuid NOT NULL,
  	"version" numeric NOT NULL,
  	"state" "enum_quote_versions_state" DEFAULT 'current' NOT NULL,
  	"content" jsonb NOT NULL,
  	"sha256" varchar NOT NULL,
  	"valid_until" varchar NOT NULL,
  	"pdf_key" varchar,
  	"pdf_sha256" varchar,
  	"pdf_byte_length" numeric,
  	"pdf_rendered_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "signatures" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"version_id" uuid NOT NULL,
  	"quote_id" uuid NOT NULL,
  	"client_id" uuid NOT NULL,
  	"signer_name" varchar NOT NULL,
  	"signer_email" varchar NOT NULL,
  	"signer_role" varchar,
  	"method" "enum_signatures_method" NOT NULL,
  	"version_sha256" varchar NOT NULL,
  	"pdf_sha256" varchar NOT NULL,
  	"image_sha256" varchar NOT NULL,
  	"image_base64" varchar NOT NULL,
  	"consent_text" varchar NOT NULL,
  	"signed_at" timestamp(3) with time zone NOT NULL,
  	"ip" varchar,
  	"user_agent" varchar,
  	"time_zone" varchar,
  	"locale" varchar,
  	"evidence" jsonb NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "acceptances" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"quote_id" uuid NOT NULL,
  	"version_id" uuid NOT NULL,
  	"client_id" uuid NOT NULL,
  	"selection" jsonb NOT NULL,
  	"totals" jsonb NOT NULL,
  	"sha256" varchar NOT NULL,
  	"accepted_at" timestamp(3) with time zone NOT NULL,
  	"sealed_pdf_key" varchar,
  	"sealed_pdf_sha256" varchar,
  	"sealed_at" timestamp(3) with time zone,
  	"timestamp_state" "enum_acceptances_timestamp_state" DEFAULT 'none' NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "messages" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"state" "enum_messages_state" DEFAULT 'queued' NOT NULL,
  	"subject" varchar NOT NULL,
  	"template" "enum_messages_template" NOT NULL,
  	"language" varchar NOT NULL,
  	"to_name" varchar,
  	"to_address" varchar NOT NULL,
  	"client_id" uuid,
  	"quote_id" uuid,
  	"quote_version_id" uuid,
  	"invoice_id" uuid,
  	"data" jsonb NOT NULL,
  	"is_held" boolean DEFAULT false NOT NULL,
  	"purpose" varchar NOT NULL,
  	"message_id" varchar NOT NULL,
  	"attempts" numeric,
  	"next_attempt_at" timestamp(3) with time zone,
  	"sent_at" timestamp(3) with time zone,
  	"transport" varchar,
  	"provider_id" varchar,
  	"error" varchar,
  	"bounced_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "sync_links" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"subject_type" "enum_sync_links_subject_type" NOT NULL,
  	"subject_id" varchar NOT NULL,
  	"target" "enum_sync_links_target" NOT NULL,
  	"external_id" varchar,
  	"content_hash" varchar,
  	"state" "enum_sync_links_state" DEFAULT 'pending' NOT NULL,
  	"error" varchar,
  	"attempts" numeric,
  	"synced_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "stripe_events" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"event_id" varchar NOT NULL,
  	"type" varchar NOT NULL,
  	"state" "enum_stripe_events_state" DEFAULT 'received' NOT NULL,
  	"payload" jsonb NOT NULL,
  	"error" varchar,
  	"attempts" numeric,
  	"processed_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "ledger" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"subject_type" "enum_ledger_subject_type" NOT NULL,
  	"subject_id" varchar NOT NULL,
  	"sequence" numeric NOT NULL,
  	"event" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"actor" jsonb NOT NULL,
  	"actor_name" varchar,
  	"amount_cents" numeric,
  	"currency" varchar,
  	"data" jsonb,
  	"previous_hash" varchar NOT NULL,
  	"hash" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "users_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "users" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"role" "enum_users_role" DEFAULT 'viewer' NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone,
  	"login_attempts" numeric DEFAULT 0,
  	"lock_until" timestamp(3) with time zone
  );
  
  CREATE TABLE "portal_tokens" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"token_hash" varchar NOT NULL,
  	"code_hash" varchar,
  	"contact_id" uuid NOT NULL,
  	"expires_at" timestamp(3) with time zone NOT NULL,
  	"consumed_at" timestamp(3) with time zone,
  	"tries" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "portal_sessions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"token_hash" varchar NOT NULL,
  	"contact_id" uuid NOT NULL,
  	"expires_at" timestamp(3) with time zone NOT NULL,
  	"revoked_at" timestamp(3) with time zone,
  	"user_agent" varchar,
  	"ip" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_kv" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_jobs_log" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"executed_at" timestamp(3) with time zone NOT NULL,
  	"completed_at" timestamp(3) with time zone NOT NULL,
  	"task_slug" "enum_payload_jobs_log_task_slug" NOT NULL,
  	"task_i_d" varchar NOT NULL,
  	"input" jsonb,
  	"output" jsonb,
  	"state" "enum_payload_jobs_log_state" NOT NULL,
  	"error" jsonb
  );
  
  CREATE TABLE "payload_jobs" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"input" jsonb,
  	"completed_at" timestamp(3) with time zone,
  	"total_tried" numeric DEFAULT 0,
  	"has_error" boolean DEFAULT false,
  	"error" jsonb,
  	"task_slug" "enum_payload_jobs_task_slug",
  	"queue" varchar DEFAULT 'default',
  	"wait_until" timestamp(3) with time zone,
  	"processing" boolean DEFAULT false,
  	"meta" jsonb,
  	"lease_owner" varchar,
  	"lease_until" timestamp(3) with time zone,
  	"interruptions" numeric DEFAULT 0,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"global_slug" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"leads_id" uuid,
  	"clients_id" uuid,
  	"contacts_id" uuid,
  	"quotes_id" uuid,
  	"invoices_id" uuid,
  	"payments_id" uuid,
  	"reminders_id" uuid,
  	"promises_id" uuid,
  	"projects_id" uuid,
  	"documents_id" uuid,
  	"pages_id" uuid,
  	"media_id" uuid,
  	"quote_versions_id" uuid,
  	"signatures_id" uuid,
  	"acceptances_id" uuid,
  	"messages_id" uuid,
  	"sync_links_id" uuid,
  	"stripe_events_id" uuid,
  	"ledger_id" uuid,
  	"users_id" uuid,
  	"portal_tokens_id" uuid,
  	"portal_sessions_id" uuid
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"contacts_id" uuid,
  	"users_id" uuid
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_query_presets" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"is_shared" boolean DEFAULT false,
  	"access_read_constraint" "enum_payload_query_presets_access_read_constraint" DEFAULT 'onlyMe',
  	"access_update_constraint" "enum_payload_query_presets_access_update_constraint" DEFAULT 'onlyMe',
  	"access_delete_constraint" "enum_payload_query_presets_access_delete_constraint" DEFAULT 'onlyMe',
  	"where" jsonb,
  	"columns" jsonb,
  	"group_by" varchar,
  	"related_collection" "enum_payload_query_presets_related_collection" NOT NULL,
  	"is_temp" boolean,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_query_presets_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  CREATE TABLE "company" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"legal_name" varchar,
  	"trade_name" varchar,
  	"legal_form" varchar,
  	"share_capital_cents" numeric,
  	"sole_trader" boolean DEFAULT false,
  	"siren" varchar,
  	"siret" varchar,
  	"registration" varchar,
  	"address_line1" varchar,
  	"address_line2" varchar,
  	"address_postal_code" varchar,
  	"address_city" varchar,
  	"address_country" varchar DEFAULT 'FR',
  	"email" varchar,
  	"phone" varchar,
  	"website" varchar,
  	"vat_regime" "enum_company_vat_regime" DEFAULT 'standard' NOT NULL,
  	"vat_number" varchar,
  	"vat_on_debits" boolean DEFAULT false,
  	"iban" varchar,
  	"bic" varchar,
  	"bank_name" varchar,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "_company_v" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"version_legal_name" varchar,
  	"version_trade_name" varchar,
  	"version_legal_form" varchar,
  	"version_share_capital_cents" numeric,
  	"version_sole_trader" boolean DEFAULT false,
  	"version_siren" varchar,
  	"version_siret" varchar,
  	"version_registration" varchar,
  	"version_address_line1" varchar,
  	"version_address_line2" varchar,
  	"version_address_postal_code" varchar,
  	"version_address_city" varchar,
  	"version_address_country" varchar DEFAULT 'FR',
  	"version_email" varchar,
  	"version_phone" varchar,
  	"version_website" varchar,
  	"version_vat_regime" "enum__company_v_version_vat_regime" DEFAULT 'standard' NOT NULL,
  	"version_vat_number" varchar,
  	"version_vat_on_debits" boolean DEFAULT false,
  	"version_iban" varchar,
  	"version_bic" varchar,
  	"version_bank_name" varchar,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "billing_penalty_rates" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"from" varchar NOT NULL,
  	"rate_bp" numeric NOT NULL
  );
  
  CREATE TABLE "billing_mentions" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"code" varchar NOT NULL,
  	"from" varchar NOT NULL,
  	"text_fr" varchar NOT NULL,
  	"text_en" varchar NOT NULL
  );
  
  CREATE TABLE "billing" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"deposit_bp" numeric DEFAULT 3000,
  	"validity_days" numeric DEFAULT 30 NOT NULL,
  	"payment_term_days" numeric DEFAULT 30 NOT NULL,
  	"terms_fr" varchar,
  	"terms_en" varchar,
  	"terms_version" varchar DEFAULT '1',
  	"quote_prefix" varchar DEFAULT 'DEV' NOT NULL,
  	"invoice_prefix" varchar DEFAULT 'FA' NOT NULL,
  	"credit_note_prefix" varchar DEFAULT 'AV' NOT NULL,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "_billing_v_version_penalty_rates" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY NOT NULL,
  	"from" varchar NOT NULL,
  	"rate_bp" numeric NOT NULL,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_billing_v_version_mentions" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY NOT NULL,
  	"code" varchar NOT NULL,
  	"from" varchar NOT NULL,
  	"text_fr" varchar NOT NULL,
  	"text_en" varchar NOT NULL,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_billing_v" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"version_deposit_bp" numeric DEFAULT 3000,
  	"version_validity_days" numeric DEFAULT 30 NOT NULL,
  	"version_payment_term_days" numeric DEFAULT 30 NOT NULL,
  	"version_terms_fr" varchar,
  	"version_terms_en" varchar,
  	"version_terms_version" varchar DEFAULT '1',
  	"version_quote_prefix" varchar DEFAULT 'DEV' NOT NULL,
  	"version_invoice_prefix" varchar DEFAULT 'FA' NOT NULL,
  	"version_credit_note_prefix" varchar DEFAULT 'AV' NOT NULL,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "dunning_levels" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"after_days" numeric NOT NULL
  );
  
  CREATE TABLE "dunning" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"active" boolean DEFAULT true,
  	"minimum_gap_days" numeric DEFAULT 5 NOT NULL,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "_dunning_v_version_levels" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY NOT NULL,
  	"after_days" numeric NOT NULL,
  	"_uuid" varchar
  );
  
  CREATE TABLE "_dunning_v" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"version_active" boolean DEFAULT true,
  	"version_minimum_gap_days" numeric DEFAULT 5 NOT NULL,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "site_navigation" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"page_id" uuid NOT NULL
  );
  
  CREATE TABLE "site" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar DEFAULT 'Trait d''Union',
  	"description" varchar,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "payload_jobs_stats" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"stats" jsonb,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
  ALTER TABLE "leads_history" ADD CONSTRAINT "leads_history_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "leads" ADD CONSTRAINT "leads_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "leads" ADD CONSTRAINT "leads_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "clients" ADD CONSTRAINT "clients_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "contacts_rights" ADD CONSTRAINT "contacts_rights_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "contacts" ADD CONSTRAINT "contacts_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "quotes_lines" ADD CONSTRAINT "quotes_lines_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."quotes"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "quotes_signers" ADD CONSTRAINT "quotes_signers_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "quotes_signers" ADD CONSTRAINT "quotes_signers_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."quotes"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "quotes" ADD CONSTRAINT "quotes_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "quotes" ADD CONSTRAINT "quotes_current_version_id_quote_versions_id_fk" FOREIGN KEY ("current_version_id") REFERENCES "public"."quote_versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "quotes" ADD CONSTRAINT "quotes_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "quotes" ADD CONSTRAINT "quotes_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "invoices_lines" ADD CONSTRAINT "invoices_lines_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."invoices"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "invoices" ADD CONSTRAINT "invoices_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "invoices" ADD CONSTRAINT "invoices_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "invoices" ADD CONSTRAINT "invoices_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "invoices" ADD CONSTRAINT "invoices_corrects_id_invoices_id_fk" FOREIGN KEY ("corrects_id") REFERENCES "public"."invoices"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payments" ADD CONSTRAINT "payments_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payments" ADD CONSTRAINT "payments_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payments" ADD CONSTRAINT "payments_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payments" ADD CONSTRAINT "payments_refund_of_id_payments_id_fk" FOREIGN KEY ("refund_of_id") REFERENCES "public"."payments"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payments" ADD CONSTRAINT "payments_recorded_by_id_users_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "reminders" ADD CONSTRAINT "reminders_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "reminders" ADD CONSTRAINT "reminders_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "reminders" ADD CONSTRAINT "reminders_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "promises" ADD CONSTRAINT "promises_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "projects_milestones" ADD CONSTRAINT "projects_milestones_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "projects_updates" ADD CONSTRAINT "projects_updates_image_id_documents_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."documents"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "projects_updates" ADD CONSTRAINT "projects_updates_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "projects" ADD CONSTRAINT "projects_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "projects" ADD CONSTRAINT "projects_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "projects" ADD CONSTRAINT "projects_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "documents" ADD CONSTRAINT "documents_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "documents" ADD CONSTRAINT "documents_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "documents" ADD CONSTRAINT "documents_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "pages" ADD CONSTRAINT "pages_cover_id_media_id_fk" FOREIGN KEY ("cover_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_pages_v" ADD CONSTRAINT "_pages_v_parent_id_pages_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."pages"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_pages_v" ADD CONSTRAINT "_pages_v_version_cover_id_media_id_fk" FOREIGN KEY ("version_cover_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "quote_versions" ADD CONSTRAINT "quote_versions_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "quote_versions" ADD CONSTRAINT "quote_versions_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "signatures" ADD CONSTRAINT "signatures_version_id_quote_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."quote_versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "signatures" ADD CONSTRAINT "signatures_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "signatures" ADD CONSTRAINT "signatures_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_version_id_quote_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."quote_versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_quote_version_id_quote_versions_id_fk" FOREIGN KEY ("quote_version_id") REFERENCES "public"."quote_versions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "portal_tokens" ADD CONSTRAINT "portal_tokens_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "portal_sessions" ADD CONSTRAINT "portal_sessions_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_jobs_log" ADD CONSTRAINT "payload_jobs_log_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."payload_jobs"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_locked_documents"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_leads_fk" FOREIGN KEY ("leads_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_clients_fk" FOREIGN KEY ("clients_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_contacts_fk" FOREIGN KEY ("contacts_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_quotes_fk" FOREIGN KEY ("quotes_id") REFERENCES "public"."quotes"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_invoices_fk" FOREIGN KEY ("invoices_id") REFERENCES "public"."invoices"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_payments_fk" FOREIGN KEY ("payments_id") REFERENCES "public"."payments"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_reminders_fk" FOREIGN KEY ("reminders_id") REFERENCES "public"."reminders"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_promises_fk" FOREIGN KEY ("promises_id") REFERENCES "public"."promises"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_projects_fk" FOREIGN KEY ("projects_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_documents_fk" FOREIGN KEY ("documents_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_pages_fk" FOREIGN KEY ("pages_id") REFERENCES "public"."pages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_quote_versions_fk" FOREIGN KEY ("quote_versions_id") REFERENCES "public"."quote_versions"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_signatures_fk" FOREIGN KEY ("signatures_id") REFERENCES "public"."signatures"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_acceptances_fk" FOREIGN KEY ("acceptances_id") REFERENCES "public"."acceptances"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_messages_fk" FOREIGN KEY ("messages_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_sync_links_fk" FOREIGN KEY ("sync_links_id") REFERENCES "public"."sync_links"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_stripe_events_fk" FOREIGN KEY ("stripe_events_id") REFERENCES "public"."stripe_events"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_ledger_fk" FOREIGN KEY ("ledger_id") REFERENCES "public"."ledger"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_portal_tokens_fk" FOREIGN KEY ("portal_tokens_id") REFERENCES "public"."portal_tokens"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_portal_sessions_fk" FOREIGN KEY ("portal_sessions_id") REFERENCES "public"."portal_sessions"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_contacts_fk" FOREIGN KEY ("contacts_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_query_presets_rels" ADD CONSTRAINT "payload_query_presets_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_query_presets"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_query_presets_rels" ADD CONSTRAINT "payload_query_presets_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "billing_penalty_rates" ADD CONSTRAINT "billing_penalty_rates_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."billing"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "billing_mentions" ADD CONSTRAINT "billing_mentions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."billing"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_billing_v_version_penalty_rates" ADD CONSTRAINT "_billing_v_version_penalty_rates_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_billing_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_billing_v_version_mentions" ADD CONSTRAINT "_billing_v_version_mentions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_billing_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "dunning_levels" ADD CONSTRAINT "dunning_levels_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."dunning"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_dunning_v_version_levels" ADD CONSTRAINT "_dunning_v_version_levels_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_dunning_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "site_navigation" ADD CONSTRAINT "site_navigation_page_id_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."pages"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "site_navigation" ADD CONSTRAINT "site_navigation_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."site"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "leads_history_order_idx" ON "leads_history" USING btree ("_order");
  CREATE INDEX "leads_history_parent_id_idx" ON "leads_history" USING btree ("_parent_id");
  CREATE INDEX "leads_state_idx" ON "leads" USING btree ("state");
  CREATE INDEX "leads_email_idx" ON "leads" USING btree ("email");
  CREATE INDEX "leads_phone_idx" ON "leads" USING btree ("phone");
  CREATE INDEX "leads_siren_idx" ON "leads" USING btree ("siren");
  CREATE INDEX "leads_source_idx" ON "leads" USING btree ("source");
  CREATE INDEX "leads_score_idx" ON "leads" USING btree ("score");
  CREATE INDEX "leads_owner_idx" ON "leads" USING btree ("owner_id");
  CREATE INDEX "leads_client_idx" ON "leads" USING btree ("client_id");
  CREATE INDEX "leads_updated_at_idx" ON "leads" USING btree ("updated_at");
  CREATE INDEX "leads_created_at_idx" ON "leads" USING btree ("created_at");
  CREATE INDEX "leads_deleted_at_idx" ON "leads" USING btree ("deleted_at");
  CREATE INDEX "clients_name_idx" ON "clients" USING btree ("name");
  CREATE INDEX "clients_kind_idx" ON "clients" USING btree ("kind");
  CREATE INDEX "clients_siren_idx" ON "clients" USING btree ("siren");
  CREATE INDEX "clients_owner_idx" ON "clients" USING btree ("owner_id");
  CREATE INDEX "clients_updated_at_idx" ON "clients" USING btree ("updated_at");
  CREATE INDEX "clients_created_at_idx" ON "clients" USING btree ("created_at");
  CREATE INDEX "clients_deleted_at_idx" ON "clients" USING btree ("deleted_at");
  CREATE INDEX "contacts_rights_order_idx" ON "contacts_rights" USING btree ("order");
  CREATE INDEX "contacts_rights_parent_idx" ON "contacts_rights" USING btree ("parent_id");
  CREATE INDEX "contacts_email_idx" ON "contacts" USING btree ("email");
  CREATE INDEX "contacts_client_idx" ON "contacts" USING btree ("client_id");
  CREATE INDEX "contacts_updated_at_idx" ON "contacts" USING btree ("updated_at");
  CREATE INDEX "contacts_created_at_idx" ON "contacts" USING btree ("created_at");
  CREATE INDEX "contacts_deleted_at_idx" ON "contacts" USING btree ("deleted_at");
  CREATE UNIQUE INDEX "client_email_idx" ON "contacts" USING btree ("client_id","email");
  CREATE INDEX "quotes_lines_order_idx" ON "quotes_lines" USING btree ("_order");
  CREATE INDEX "quotes_lines_parent_id_idx" ON "quotes_lines" USING btree ("_parent_id");
  CREATE INDEX "quotes_signers_order_idx" ON "quotes_signers" USING btree ("_order");
  CREATE INDEX "quotes_signers_parent_id_idx" ON "quotes_signers" USING btree ("_parent_id");
  CREATE INDEX "quotes_signers_contact_idx" ON "quotes_signers" USING btree ("contact_id");
  CREATE INDEX "quotes_state_idx" ON "quotes" USING btree ("state");
  CREATE UNIQUE INDEX "quotes_number_idx" ON "quotes" USING btree ("number");
  CREATE INDEX "quotes_client_idx" ON "quotes" USING btree ("client_id");
  CREATE INDEX "quotes_deposit_state_idx" ON "quotes" USING btree ("deposit_state");
  CREATE UNIQUE INDEX "quotes_deposit_reference_idx" ON "quotes" USING btree ("deposit_reference");
  CREATE INDEX "quotes_valid_until_idx" ON "quotes" USING btree ("valid_until");
  CREATE INDEX "quotes_sent_at_idx" ON "quotes" USING btree ("sent_at");
  CREATE INDEX "quotes_current_version_idx" ON "quotes" USING btree ("current_version_id");
  CREATE INDEX "quotes_accepted_at_idx" ON "quotes" USING btree ("accepted_at");
  CREATE INDEX "quotes_owner_idx" ON "quotes" USING btree ("owner_id");
  CREATE INDEX "quotes_lead_idx" ON "quotes" USING btree ("lead_id");
  CREATE INDEX "quotes_gross_cents_idx" ON "quotes" USING btree ("gross_cents");
  CREATE UNIQUE INDEX "quotes_token_hash_idx" ON "quotes" USING btree ("token_hash");
  CREATE INDEX "quotes_updated_at_idx" ON "quotes" USING btree ("updated_at");
  CREATE INDEX "quotes_created_at_idx" ON "quotes" USING btree ("created_at");
  CREATE INDEX "client_state_idx" ON "quotes" USING btree ("client_id","state");
  CREATE INDEX "state_validUntil_idx" ON "quotes" USING btree ("state","valid_until");
  CREATE INDEX "invoices_lines_order_idx" ON "invoices_lines" USING btree ("_order");
  CREATE INDEX "invoices_lines_parent_id_idx" ON "invoices_lines" USING btree ("_parent_id");
  CREATE INDEX "invoices_state_idx" ON "invoices" USING btree ("state");
  CREATE UNIQUE INDEX "invoices_number_idx" ON "invoices" USING btree ("number");
  CREATE INDEX "invoices_sequence_idx" ON "invoices" USING btree ("sequence");
  CREATE INDEX "invoices_client_name_idx" ON "invoices" USING btree ("client_name");
  CREATE INDEX "invoices_client_idx" ON "invoices" USING btree ("client_id");
  CREATE INDEX "invoices_kind_idx" ON "invoices" USING btree ("kind");
  CREATE INDEX "invoices_issued_on_idx" ON "invoices" USING btree ("issued_on");
  CREATE INDEX "invoices_due_on_idx" ON "invoices" USING btree ("due_on");
  CREATE INDEX "invoices_gross_cents_idx" ON "invoices" USING btree ("gross_cents");
  CREATE INDEX "invoices_balance_cents_idx" ON "invoices" USING btree ("balance_cents");
  CREATE INDEX "invoices_payment_reference_idx" ON "invoices" USING btree ("payment_reference");
  CREATE INDEX "invoices_next_reminder_on_idx" ON "invoices" USING btree ("next_reminder_on");
  CREATE INDEX "invoices_quote_idx" ON "invoices" USING btree ("quote_id");
  CREATE INDEX "invoices_project_idx" ON "invoices" USING btree ("project_id");
  CREATE INDEX "invoices_corrects_idx" ON "invoices" USING btree ("corrects_id");
  CREATE INDEX "invoices_updated_at_idx" ON "invoices" USING btree ("updated_at");
  CREATE INDEX "invoices_created_at_idx" ON "invoices" USING btree ("created_at");
  CREATE INDEX "client_state_1_idx" ON "invoices" USING btree ("client_id","state");
  CREATE INDEX "state_dueOn_idx" ON "invoices" USING btree ("state","due_on");
  CREATE UNIQUE INDEX "series_year_sequence_idx" ON "invoices" USING btree ("series","year","sequence");
  CREATE INDEX "payments_state_idx" ON "payments" USING btree ("state");
  CREATE INDEX "payments_method_idx" ON "payments" USING btree ("method");
  CREATE INDEX "payments_received_on_idx" ON "payments" USING btree ("received_on");
  CREATE INDEX "payments_reference_idx" ON "payments" USING btree ("reference");
  CREATE INDEX "payments_client_idx" ON "payments" USING btree ("client_id");
  CREATE INDEX "payments_quote_idx" ON "payments" USING btree ("quote_id");
  CREATE INDEX "payments_invoice_idx" ON "payments" USING btree ("invoice_id");
  CREATE INDEX "payments_refund_of_idx" ON "payments" USING btree ("refund_of_id");
  CREATE UNIQUE INDEX "payments_provider_id_idx" ON "payments" USING btree ("provider_id");
  CREATE INDEX "payments_recorded_by_idx" ON "payments" USING btree ("recorded_by_id");
  CREATE INDEX "payments_updated_at_idx" ON "payments" USING btree ("updated_at");
  CREATE INDEX "payments_created_at_idx" ON "payments" USING btree ("created_at");
  CREATE INDEX "reminders_invoice_idx" ON "reminders" USING btree ("invoice_id");
  CREATE INDEX "reminders_client_idx" ON "reminders" USING btree ("client_id");
  CREATE INDEX "reminders_state_idx" ON "reminders" USING btree ("state");
  CREATE INDEX "reminders_message_idx" ON "reminders" USING btree ("message_id");
  CREATE INDEX "reminders_updated_at_idx" ON "reminders" USING btree ("updated_at");
  CREATE INDEX "reminders_created_at_idx" ON "reminders" USING btree ("created_at");
  CREATE UNIQUE INDEX "invoice_level_idx" ON "reminders" USING btree ("invoice_id","level");
  CREATE INDEX "state_plannedOn_idx" ON "reminders" USING btree ("state","planned_on");
  CREATE INDEX "promises_invoice_idx" ON "promises" USING btree ("invoice_id");
  CREATE INDEX "promises_promised_on_idx" ON "promises" USING btree ("promised_on");
  CREATE INDEX "promises_state_idx" ON "promises" USING btree ("state");
  CREATE INDEX "promises_updated_at_idx" ON "promises" USING btree ("updated_at");
  CREATE INDEX "promises_created_at_idx" ON "promises" USING btree ("created_at");
  CREATE INDEX "projects_milestones_order_idx" ON "projects_milestones" USING btree ("_order");
  CREATE INDEX "projects_milestones_parent_id_idx" ON "projects_milestones" USING btree ("_parent_id");
  CREATE INDEX "projects_updates_order_idx" ON "projects_updates" USING btree ("_order");
  CREATE INDEX "projects_updates_parent_id_idx" ON "projects_updates" USING btree ("_parent_id");
  CREATE INDEX "projects_updates_image_idx" ON "projects_updates" USING btree ("image_id");
  CREATE INDEX "projects_state_idx" ON "projects" USING btree ("state");
  CREATE INDEX "projects_client_idx" ON "projects" USING btree ("client_id");
  CREATE UNIQUE INDEX "projects_quote_idx" ON "projects" USING btree ("quote_id");
  CREATE INDEX "projects_owner_idx" ON "projects" USING btree ("owner_id");
  CREATE INDEX "projects_updated_at_idx" ON "projects" USING btree ("updated_at");
  CREATE INDEX "projects_created_at_idx" ON "projects" USING btree ("created_at");
  CREATE INDEX "projects_deleted_at_idx" ON "projects" USING btree ("deleted_at");
  CREATE INDEX "client_state_2_idx" ON "projects" USING btree ("client_id","state");
  CREATE INDEX "documents_visibility_idx" ON "documents" USING btree ("visibility");
  CREATE INDEX "documents_client_idx" ON "documents" USING btree ("client_id");
  CREATE INDEX "documents_lead_idx" ON "documents" USING btree ("lead_id");
  CREATE INDEX "documents_project_idx" ON "documents" USING btree ("project_id");
  CREATE INDEX "documents_sha256_idx" ON "documents" USING btree ("sha256");
  CREATE INDEX "documents_updated_at_idx" ON "documents" USING btree ("updated_at");
  CREATE INDEX "documents_created_at_idx" ON "documents" USING btree ("created_at");
  CREATE INDEX "documents_deleted_at_idx" ON "documents" USING btree ("deleted_at");
  CREATE UNIQUE INDEX "documents_filename_idx" ON "documents" USING btree ("filename");
  CREATE INDEX "pages_slug_idx" ON "pages" USING btree ("slug");
  CREATE INDEX "pages_cover_idx" ON "pages" USING btree ("cover_id");
  CREATE INDEX "pages_updated_at_idx" ON "pages" USING btree ("updated_at");
  CREATE INDEX "pages_created_at_idx" ON "pages" USING btree ("created_at");
  CREATE INDEX "pages_deleted_at_idx" ON "pages" USING btree ("deleted_at");
  CREATE INDEX "pages__status_idx" ON "pages" USING btree ("_status");
  CREATE UNIQUE INDEX "slug_language_idx" ON "pages" USING btree ("slug","language");
  CREATE INDEX "_pages_v_parent_idx" ON "_pages_v" USING btree ("parent_id");
  CREATE INDEX "_pages_v_version_version_slug_idx" ON "_pages_v" USING btree ("version_slug");
  CREATE INDEX "_pages_v_version_version_cover_idx" ON "_pages_v" USING btree ("version_cover_id");
  CREATE INDEX "_pages_v_version_version_updated_at_idx" ON "_pages_v" USING btree ("version_updated_at");
  CREATE INDEX "_pages_v_version_version_created_at_idx" ON "_pages_v" USING btree ("version_created_at");
  CREATE INDEX "_pages_v_version_version_deleted_at_idx" ON "_pages_v" USING btree ("version_deleted_at");
  CREATE INDEX "_pages_v_version_version__status_idx" ON "_pages_v" USING btree ("version__status");
  CREATE INDEX "_pages_v_created_at_idx" ON "_pages_v" USING btree ("created_at");
  CREATE INDEX "_pages_v_updated_at_idx" ON "_pages_v" USING btree ("updated_at");
  CREATE INDEX "_pages_v_latest_idx" ON "_pages_v" USING btree ("latest");
  CREATE INDEX "version_slug_version_language_idx" ON "_pages_v" USING btree ("version_slug","version_language");
  CREATE INDEX "media_updated_at_idx" ON "media" USING btree ("updated_at");
  CREATE INDEX "media_created_at_idx" ON "media" USING btree ("created_at");
  CREATE UNIQUE INDEX "media_filename_idx" ON "media" USING btree ("filename");
  CREATE INDEX "media_sizes_thumbnail_sizes_thumbnail_filename_idx" ON "media" USING btree ("sizes_thumbnail_filename");
  CREATE INDEX "media_sizes_card_sizes_card_filename_idx" ON "media" USING btree ("sizes_card_filename");
  CREATE INDEX "media_sizes_wide_sizes_wide_filename_idx" ON "media" USING btree ("sizes_wide_filename");
  CREATE INDEX "quote_versions_quote_idx" ON "quote_versions" USING btree ("quote_id");
  CREATE INDEX "quote_versions_client_idx" ON "quote_versions" USING btree ("client_id");
  CREATE INDEX "quote_versions_sha256_idx" ON "quote_versions" USING btree ("sha256");
  CREATE INDEX "quote_versions_updated_at_idx" ON "quote_versions" USING btree ("updated_at");
  CREATE INDEX "quote_versions_created_at_idx" ON "quote_versions" USING btree ("created_at");
  CREATE UNIQUE INDEX "quote_version_idx" ON "quote_versions" USING btree ("quote_id","version");
  CREATE INDEX "signatures_version_idx" ON "signatures" USING btree ("version_id");
  CREATE INDEX "signatures_quote_idx" ON "signatures" USING btree ("quote_id");
  CREATE INDEX "signatures_client_idx" ON "signatures" USING btree ("client_id");
  CREATE INDEX "signatures_signed_at_idx" ON "signatures" USING btree ("signed_at");
  CREATE INDEX "signatures_updated_at_idx" ON "signatures" USING btree ("updated_at");
  CREATE INDEX "signatures_created_at_idx" ON "signatures" USING btree ("created_at");
  CREATE UNIQUE INDEX "version_signerEmail_idx" ON "signatures" USING btree ("version_id","signer_email");
  CREATE UNIQUE INDEX "acceptances_quote_idx" ON "acceptances" USING btree ("quote_id");
  CREATE INDEX "acceptances_version_idx" ON "acceptances" USING btree ("version_id");
  CREATE INDEX "acceptances_client_idx" ON "acceptances" USING btree ("client_id");
  CREATE INDEX "acceptances_accepted_at_idx" ON "acceptances" USING btree ("accepted_at");
  CREATE INDEX "acceptances_updated_at_idx" ON "acceptances" USING btree ("updated_at");
  CREATE INDEX "acceptances_created_at_idx" ON "acceptances" USING btree ("created_at");
  CREATE INDEX "messages_state_idx" ON "messages" USING btree ("state");
  CREATE INDEX "messages_template_idx" ON "messages" USING btree ("template");
  CREATE INDEX "messages_to_address_idx" ON "messages" USING btree ("to_address");
  CREATE INDEX "messages_client_idx" ON "messages" USING btree ("client_id");
  CREATE INDEX "messages_quote_idx" ON "messages" USING btree ("quote_id");
  CREATE INDEX "messages_quote_version_idx" ON "messages" USING btree ("quote_version_id");
  CREATE INDEX "messages_invoice_idx" ON "messages" USING btree ("invoice_id");
  CREATE UNIQUE INDEX "messages_purpose_idx" ON "messages" USING btree ("purpose");
  CREATE UNIQUE INDEX "messages_message_id_idx" ON "messages" USING btree ("message_id");
  CREATE INDEX "messages_sent_at_idx" ON "messages" USING btree ("sent_at");
  CREATE INDEX "messages_provider_id_idx" ON "messages" USING btree ("provider_id");
  CREATE INDEX "messages_updated_at_idx" ON "messages" USING btree ("updated_at");
  CREATE INDEX "messages_created_at_idx" ON "messages" USING btree ("created_at");
  CREATE INDEX "state_createdAt_idx" ON "messages" USING btree ("state","created_at");
  CREATE INDEX "sync_links_subject_id_idx" ON "sync_links" USING btree ("subject_id");
  CREATE INDEX "sync_links_external_id_idx" ON "sync_links" USING btree ("external_id");
  CREATE INDEX "sync_links_state_idx" ON "sync_links" USING btree ("state");
  CREATE INDEX "sync_links_updated_at_idx" ON "sync_links" USING btree ("updated_at");
  CREATE INDEX "sync_links_created_at_idx" ON "sync_links" USING btree ("created_at");
  CREATE UNIQUE INDEX "subjectType_subjectId_target_idx" ON "sync_links" USING btree ("subject_type","subject_id","target");
  CREATE UNIQUE INDEX "stripe_events_event_id_idx" ON "stripe_events" USING btree ("event_id");
  CREATE INDEX "stripe_events_type_idx" ON "stripe_events" USING btree ("type");
  CREATE INDEX "stripe_events_state_idx" ON "stripe_events" USING btree ("state");
  CREATE INDEX "stripe_events_updated_at_idx" ON "stripe_events" USING btree ("updated_at");
  CREATE INDEX "stripe_events_created_at_idx" ON "stripe_events" USING btree ("created_at");
  CREATE INDEX "ledger_subject_type_idx" ON "ledger" USING btree ("subject_type");
  CREATE INDEX "ledger_subject_id_idx" ON "ledger" USING btree ("subject_id");
  CREATE INDEX "ledger_event_idx" ON "ledger" USING btree ("event");
  CREATE UNIQUE INDEX "ledger_hash_idx" ON "ledger" USING btree ("hash");
  CREATE INDEX "ledger_updated_at_idx" ON "ledger" USING btree ("updated_at");
  CREATE INDEX "ledger_created_at_idx" ON "ledger" USING btree ("created_at");
  CREATE UNIQUE INDEX "subjectType_subjectId_sequence_idx" ON "ledger" USING btree ("subject_type","subject_id","sequence");
  CREATE INDEX "at_idx" ON "ledger" USING btree ("at");
  CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
  CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
  CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE UNIQUE INDEX "portal_tokens_token_hash_idx" ON "portal_tokens" USING btree ("token_hash");
  CREATE INDEX "portal_tokens_contact_idx" ON "portal_tokens" USING btree ("contact_id");
  CREATE INDEX "portal_tokens_expires_at_idx" ON "portal_tokens" USING btree ("expires_at");
  CREATE INDEX "portal_tokens_updated_at_idx" ON "portal_tokens" USING btree ("updated_at");
  CREATE INDEX "portal_tokens_created_at_idx" ON "portal_tokens" USING btree ("created_at");
  CREATE UNIQUE INDEX "portal_sessions_token_hash_idx" ON "portal_sessions" USING btree ("token_hash");
  CREATE INDEX "portal_sessions_contact_idx" ON "portal_sessions" USING btree ("contact_id");
  CREATE INDEX "portal_sessions_expires_at_idx" ON "portal_sessions" USING btree ("expires_at");
  CREATE INDEX "portal_sessions_updated_at_idx" ON "portal_sessions" USING btree ("updated_at");
  CREATE INDEX "portal_sessions_created_at_idx" ON "portal_sessions" USING btree ("created_at");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_jobs_log_order_idx" ON "payload_jobs_log" USING btree ("_order");
  CREATE INDEX "payload_jobs_log_parent_id_idx" ON "payload_jobs_log" USING btree ("_parent_id");
  CREATE INDEX "payload_jobs_completed_at_idx" ON "payload_jobs" USING btree ("completed_at");
  CREATE INDEX "payload_jobs_total_tried_idx" ON "payload_jobs" USING btree ("total_tried");
  CREATE INDEX "payload_jobs_has_error_idx" ON "payload_jobs" USING btree ("has_error");
  CREATE INDEX "payload_jobs_task_slug_idx" ON "payload_jobs" USING btree ("task_slug");
  CREATE INDEX "payload_jobs_queue_idx" ON "payload_jobs" USING btree ("queue");
  CREATE INDEX "payload_jobs_wait_until_idx" ON "payload_jobs" USING btree ("wait_until");
  CREATE INDEX "payload_jobs_processing_idx" ON "payload_jobs" USING btree ("processing");
  CREATE INDEX "payload_jobs_lease_until_idx" ON "payload_jobs" USING btree ("lease_until");
  CREATE INDEX "payload_jobs_updated_at_idx" ON "payload_jobs" USING btree ("updated_at");
  CREATE INDEX "payload_jobs_created_at_idx" ON "payload_jobs" USING btree ("created_at");
  CREATE INDEX "payload_locked_documents_global_slug_idx" ON "payload_locked_documents" USING btree ("global_slug");
  CREATE INDEX "payload_locked_documents_updated_at_idx" ON "payload_locked_documents" USING btree ("updated_at");
  CREATE INDEX "payload_locked_documents_created_at_idx" ON "payload_locked_documents" USING btree ("created_at");
  CREATE INDEX "payload_locked_documents_rels_order_idx" ON "payload_locked_documents_rels" USING btree ("order");
  CREATE INDEX "payload_locked_documents_rels_parent_idx" ON "payload_locked_documents_rels" USING btree ("parent_id");
  CREATE INDEX "payload_locked_documents_rels_path_idx" ON "payload_locked_documents_rels" USING btree ("path");
  CREATE INDEX "payload_locked_documents_rels_leads_id_idx" ON "payload_locked_documents_rels" USING btree ("leads_id");
  CREATE INDEX "payload_locked_documents_rels_clients_id_idx" ON "payload_locked_documents_rels" USING btree ("clients_id");
  CREATE INDEX "payload_locked_documents_rels_contacts_id_idx" ON "payload_locked_documents_rels" USING btree ("contacts_id");
  CREATE INDEX "payload_locked_documents_rels_quotes_id_idx" ON "payload_locked_documents_rels" USING btree ("quotes_id");
  CREATE INDEX "payload_locked_documents_rels_invoices_id_idx" ON "payload_locked_documents_rels" USING btree ("invoices_id");
  CREATE INDEX "payload_locked_documents_rels_payments_id_idx" ON "payload_locked_documents_rels" USING btree ("payments_id");
  CREATE INDEX "payload_locked_documents_rels_reminders_id_idx" ON "payload_locked_documents_rels" USING btree ("reminders_id");
  CREATE INDEX "payload_locked_documents_rels_promises_id_idx" ON "payload_locked_documents_rels" USING btree ("promises_id");
  CREATE INDEX "payload_locked_documents_rels_projects_id_idx" ON "payload_locked_documents_rels" USING btree ("projects_id");
  CREATE INDEX "payload_locked_documents_rels_documents_id_idx" ON "payload_locked_documents_rels" USING btree ("documents_id");
  CREATE INDEX "payload_locked_documents_rels_pages_id_idx" ON "payload_locked_documents_rels" USING btree ("pages_id");
  CREATE INDEX "payload_locked_documents_rels_media_id_idx" ON "payload_locked_documents_rels" USING btree ("media_id");
  CREATE INDEX "payload_locked_documents_rels_quote_versions_id_idx" ON "payload_locked_documents_rels" USING btree ("quote_versions_id");
  CREATE INDEX "payload_locked_documents_rels_signatures_id_idx" ON "payload_locked_documents_rels" USING btree ("signatures_id");
  CREATE INDEX "payload_locked_documents_rels_acceptances_id_idx" ON "payload_locked_documents_rels" USING btree ("acceptances_id");
  CREATE INDEX "payload_locked_documents_rels_messages_id_idx" ON "payload_locked_documents_rels" USING btree ("messages_id");
  CREATE INDEX "payload_locked_documents_rels_sync_links_id_idx" ON "payload_locked_documents_rels" USING btree ("sync_links_id");
  CREATE INDEX "payload_locked_documents_rels_stripe_events_id_idx" ON "payload_locked_documents_rels" USING btree ("stripe_events_id");
  CREATE INDEX "payload_locked_documents_rels_ledger_id_idx" ON "payload_locked_documents_rels" USING btree ("ledger_id");
  CREATE INDEX "payload_locked_documents_rels_users_id_idx" ON "payload_locked_documents_rels" USING btree ("users_id");
  CREATE INDEX "payload_locked_documents_rels_portal_tokens_id_idx" ON "payload_locked_documents_rels" USING btree ("portal_tokens_id");
  CREATE INDEX "payload_locked_documents_rels_portal_sessions_id_idx" ON "payload_locked_documents_rels" USING btree ("portal_sessions_id");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_contacts_id_idx" ON "payload_preferences_rels" USING btree ("contacts_id");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");
  CREATE INDEX "payload_query_presets_updated_at_idx" ON "payload_query_presets" USING btree ("updated_at");
  CREATE INDEX "payload_query_presets_created_at_idx" ON "payload_query_presets" USING btree ("created_at");
  CREATE INDEX "payload_query_presets_rels_order_idx" ON "payload_query_presets_rels" USING btree ("order");
  CREATE INDEX "payload_query_presets_rels_parent_idx" ON "payload_query_presets_rels" USING btree ("parent_id");
  CREATE INDEX "payload_query_presets_rels_path_idx" ON "payload_query_presets_rels" USING btree ("path");
  CREATE INDEX "payload_query_presets_rels_users_id_idx" ON "payload_query_presets_rels" USING btree ("users_id");
  CREATE INDEX "_company_v_created_at_idx" ON "_company_v" USING btree ("created_at");
  CREATE INDEX "_company_v_updated_at_idx" ON "_company_v" USING btree ("updated_at");
  CREATE INDEX "billing_penalty_rates_order_idx" ON "billing_penalty_rates" USING btree ("_order");
  CREATE INDEX "billing_penalty_rates_parent_id_idx" ON "billing_penalty_rates" USING btree ("_parent_id");
  CREATE INDEX "billing_mentions_order_idx" ON "billing_mentions" USING btree ("_order");
  CREATE INDEX "billing_mentions_parent_id_idx" ON "billing_mentions" USING btree ("_parent_id");
  CREATE INDEX "_billing_v_version_penalty_rates_order_idx" ON "_billing_v_version_penalty_rates" USING btree ("_order");
  CREATE INDEX "_billing_v_version_penalty_rates_parent_id_idx" ON "_billing_v_version_penalty_rates" USING btree ("_parent_id");
  CREATE INDEX "_billing_v_version_mentions_order_idx" ON "_billing_v_version_mentions" USING btree ("_order");
  CREATE INDEX "_billing_v_version_mentions_parent_id_idx" ON "_billing_v_version_mentions" USING btree ("_parent_id");
  CREATE INDEX "_billing_v_created_at_idx" ON "_billing_v" USING btree ("created_at");
  CREATE INDEX "_billing_v_updated_at_idx" ON "_billing_v" USING btree ("updated_at");
  CREATE INDEX "dunning_levels_order_idx" ON "dunning_levels" USING btree ("_order");
  CREATE INDEX "dunning_levels_parent_id_idx" ON "dunning_levels" USING btree ("_parent_id");
  CREATE INDEX "_dunning_v_version_levels_order_idx" ON "_dunning_v_version_levels" USING btree ("_order");
  CREATE INDEX "_dunning_v_version_levels_parent_id_idx" ON "_dunning_v_version_levels" USING btree ("_parent_id");
  CREATE INDEX "_dunning_v_created_at_idx" ON "_dunning_v" USING btree ("created_at");
  CREATE INDEX "_dunning_v_updated_at_idx" ON "_dunning_v" USING btree ("updated_at");
  CREATE INDEX "site_navigation_order_idx" ON "site_navigation" USING btree ("_order");
  CREATE INDEX "site_navigation_parent_id_idx" ON "site_navigation" USING btree ("_parent_id");
  CREATE INDEX "site_navigation_page_idx" ON "site_navigation" USING btree ("page_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "leads_history" CASCADE;
  DROP TABLE "leads" CASCADE;
  DROP TABLE "clients" CASCADE;
  DROP TABLE "contacts_rights" CASCADE;
  DROP TABLE "contacts" CASCADE;
  DROP TABLE "quotes_lines" CASCADE;
  DROP TABLE "quotes_signers" CASCADE;
  DROP TABLE "quotes" CASCADE;
  DROP TABLE "invoices_lines" CASCADE;
  DROP TABLE "invoices" CASCADE;
  DROP TABLE "payments" CASCADE;
  DROP TABLE "reminders" CASCADE;
  DROP TABLE "promises" CASCADE;
  DROP TABLE "projects_milestones" CASCADE;
  DROP TABLE "projects_updates" CASCADE;
  DROP TABLE "projects" CASCADE;
  DROP TABLE "documents" CASCADE;
  DROP TABLE "pages" CASCADE;
  DROP TABLE "_pages_v" CASCADE;
  DROP TABLE "media" CASCADE;
  DROP TABLE "quote_versions" CASCADE;
  DROP TABLE "signatures" CASCADE;
  DROP TABLE "acceptances" CASCADE;
  DROP TABLE "messages" CASCADE;
  DROP TABLE "sync_links" CASCADE;
  DROP TABLE "stripe_events" CASCADE;
  DROP TABLE "ledger" CASCADE;
  DROP TABLE "users_sessions" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "portal_tokens" CASCADE;
  DROP TABLE "portal_sessions" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_jobs_log" CASCADE;
  DROP TABLE "payload_jobs" CASCADE;
  DROP TABLE "payload_locked_documents" CASCADE;
  DROP TABLE "payload_locked_documents_rels" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TABLE "payload_query_presets" CASCADE;
  DROP TABLE "payload_query_presets_rels" CASCADE;
  DROP TABLE "company" CASCADE;
  DROP TABLE "_company_v" CASCADE;
  DROP TABLE "billing_penalty_rates" CASCADE;
  DROP TABLE "billing_mentions" CASCADE;
  DROP TABLE "billing" CASCADE;
  DROP TABLE "_billing_v_version_penalty_rates" CASCADE;
  DROP TABLE "_billing_v_version_mentions" CASCADE;
  DROP TABLE "_billing_v" CASCADE;
  DROP TABLE "dunning_levels" CASCADE;
  DROP TABLE "dunning" CASCADE;
  DROP TABLE "_dunning_v_version_levels" CASCADE;
  DROP TABLE "_dunning_v" CASCADE;
  DROP TABLE "site_navigation" CASCADE;
  DROP TABLE "site" CASCADE;
  DROP TABLE "payload_jobs_stats" CASCADE;
  DROP TYPE "public"."enum_leads_state";
  DROP TYPE "public"."enum_leads_project_type";
  DROP TYPE "public"."enum_leads_source";
  DROP TYPE "public"."enum_clients_kind";
  DROP TYPE "public"."enum_clients_language";
  DROP TYPE "public"."enum_contacts_rights";
  DROP TYPE "public"."enum_contacts_language";
  DROP TYPE "public"."enum_quotes_lines_choice";
  DROP TYPE "public"."enum_quotes_lines_vat_category";
  DROP TYPE "public"."enum_quotes_state";
  DROP TYPE "public"."enum_quotes_language";
  DROP TYPE "public"."enum_quotes_deposit_state";
  DROP TYPE "public"."enum_quotes_decline_reason";
  DROP TYPE "public"."enum_invoices_lines_vat_category";
  DROP TYPE "public"."enum_invoices_state";
  DROP TYPE "public"."enum_invoices_kind";
  DROP TYPE "public"."enum_invoices_language";
  DROP TYPE "public"."enum_payments_state";
  DROP TYPE "public"."enum_payments_kind";
  DROP TYPE "public"."enum_payments_method";
  DROP TYPE "public"."enum_reminders_state";
  DROP TYPE "public"."enum_promises_state";
  DROP TYPE "public"."enum_projects_milestones_phase";
  DROP TYPE "public"."enum_projects_milestones_actor";
  DROP TYPE "public"."enum_projects_state";
  DROP TYPE "public"."enum_documents_kind";
  DROP TYPE "public"."enum_documents_visibility";
  DROP TYPE "public"."enum_pages_language";
  DROP TYPE "public"."enum_pages_status";
  DROP TYPE "public"."enum__pages_v_version_language";
  DROP TYPE "public"."enum__pages_v_version_status";
  DROP TYPE "public"."enum_quote_versions_state";
  DROP TYPE "public"."enum_signatures_method";
  DROP TYPE "public"."enum_acceptances_timestamp_state";
  DROP TYPE "public"."enum_messages_state";
  DROP TYPE "public"."enum_messages_template";
  DROP TYPE "public"."enum_sync_links_subject_type";
  DROP TYPE "public"."enum_sync_links_target";
  DROP TYPE "public"."enum_sync_links_state";
  DROP TYPE "public"."enum_stripe_events_state";
  DROP TYPE "public"."enum_ledger_subject_type";
  DROP TYPE "public"."enum_users_role";
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  DROP TYPE "public"."enum_payload_jobs_log_state";
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  DROP TYPE "public"."enum_payload_query_presets_access_read_constraint";
  DROP TYPE "public"."enum_payload_query_presets_access_update_constraint";
  DROP TYPE "public"."enum_payload_query_presets_access_delete_constraint";
  DROP TYPE "public"."enum_payload_query_presets_related_collection";
  DROP TYPE "public"."enum_company_vat_regime";
  DROP TYPE "public"."enum__company_v_version_vat_regime";`)
}
