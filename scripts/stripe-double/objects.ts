import type { Stripe } from 'stripe'
import { newId } from './book'
import type { CheckoutCreate, CustomerCreate } from './params'

/** Seconds since 1970, as everywhere in Stripe's API. */
type At = { created: number }

export function customerOf(
  { name, email, metadata, preferred_locales }: CustomerCreate,
  { created }: At,
): Stripe.Customer {
  return {
    id: newId('cus'),
    object: 'customer',
    balance: 0,
    created,
    default_source: null,
    description: null,
    email: email ?? null,
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: metadataOf(metadata),
    name: name ?? null,
    preferred_locales: preferred_locales ?? [],
    shipping: null,
  }
}

export function sessionOf(
  params: CheckoutCreate,
  { created, publicUrl }: At & { publicUrl: string },
): Stripe.Checkout.Session {
  const id = newId('cs_test')
  const total = params.line_items.reduce((sum, line) => sum + line.quantity * line.price_data.unit_amount, 0)
  return {
    ...unusedOfSession,
    id,
    adaptive_pricing: { enabled: params.adaptive_pricing?.enabled ?? true },
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created,
    currency: params.line_items[0]?.price_data.currency ?? null,
    customer: params.customer ?? null,
    customer_email: params.customer_email ?? null,
    expires_at: params.expires_at ?? created + 24 * 3600,
    locale: params.locale ?? null,
    metadata: metadataOf(params.metadata),
    payment_method_types: params.allowed_payment_method_types ?? ['card', 'sepa_debit'],
    success_url: params.success_url,
    url: `${publicUrl}/pay/${id}`,
  }
}

export function intentOf(
  { amount_total, currency, customer, payment_method_types }: Stripe.Checkout.Session,
  { created, description, metadata }: At & { description: string | null; metadata: Stripe.Metadata },
): Stripe.PaymentIntent {
  const id = newId('pi')
  return {
    ...unusedOfIntent,
    id,
    amount: amount_total ?? 0,
    client_secret: `${id}_secret_double`,
    created,
    currency: currency ?? 'eur',
    customer,
    description,
    metadata,
    payment_method_types,
    status: 'requires_payment_method',
  }
}

export function chargeOf(
  { id, amount, currency, customer, description, metadata }: Stripe.PaymentIntent,
  { created, method, status }: At & { method: 'card' | 'sepa_debit'; status: Stripe.Charge.Status },
): Stripe.Charge {
  const isPaid = status === 'succeeded'
  return {
    ...unusedOfCharge,
    id: newId('ch'),
    amount,
    amount_captured: isPaid ? amount : 0,
    captured: isPaid,
    created,
    currency,
    customer,
    description,
    metadata,
    paid: isPaid,
    payment_intent: id,
    payment_method_details: { type: method },
    status,
  }
}

export function refundOf(
  { id, currency, customer, payment_intent }: Stripe.Charge,
  { created, amount, isAtOnce }: At & { amount: number; isAtOnce: boolean },
): Stripe.Refund {
  return {
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: id,
    created,
    currency,
    customer,
    customer_account: null,
    metadata: {},
    payment_intent,
    payment_method: null,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: isAtOnce ? 'succeeded' : 'pending',
    transfer_reversal: null,
  }
}

export function disputeOf({ id, amount, currency, payment_intent }: Stripe.Charge, { created }: At): Stripe.Dispute {
  return {
    id: newId('du'),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: id,
    created,
    currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: created + 7 * 24 * 3600,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent,
    reason: 'general',
    status: 'needs_response',
  }
}

/** Stripe keeps every value of metadata as text. */
export function metadataOf(given: Stripe.Emptyable<Stripe.MetadataParam> | undefined): Stripe.Metadata {
  const entries = Object.entries(given || {}).filter(([, value]) => value !== null && value !== '')
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]))
}

const unusedOfSession = {
  object: 'checkout.session',
  after_expiration: null,
  allow_promotion_codes: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
  customer_account: null,
  customer_creation: null,
  customer_details: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  livemode: false,
  managed_payments: null,
  mode: 'payment',
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_collection: 'if_required',
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_status: 'unpaid',
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  status: 'open',
  submit_type: null,
  subscription: null,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  ui_mode: 'hosted_page',
  wallet_options: null,
} satisfies Partial<Stripe.Checkout.Session>

const unusedOfIntent = {
  object: 'payment_intent',
  allowed_payment_method_types: null,
  amount_capturable: 0,
  amount_received: 0,
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: 'automatic_async',
  confirmation_method: 'automatic',
  customer_account: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: null,
  livemode: false,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_record: null,
  processing: null,
  receipt_email: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_group: null,
} satisfies Partial<Stripe.PaymentIntent>

const unusedOfCharge = {
  object: 'charge',
  amount_refunded: 0,
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
  calculated_statement_descriptor: null,
  disputed: false,
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  fraud_details: null,
  livemode: false,
  on_behalf_of: null,
  outcome: null,
  payment_method: null,
  receipt_email: null,
  receipt_number: null,
  receipt_url: null,
  refunded: false,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
} satisfies Partial<Stripe.Charge>

const noEvidence: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
}
