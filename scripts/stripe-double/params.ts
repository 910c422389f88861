import type { Stripe } from 'stripe'

/**
 * What the double understands of Stripe's API, cut from the SDK's own types; `generateSchemas.ts` makes schemas.json of it.
 * A parameter that Stripe knows and the double does not simulate is refused as an unknown one.
 */
type Create = Stripe.Checkout.SessionCreateParams
type Line = Stripe.Checkout.SessionCreateParams.LineItem
type Price = Stripe.Checkout.SessionCreateParams.LineItem.PriceData
type Product = Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData
type IntentData = Stripe.Checkout.SessionCreateParams.PaymentIntentData

type PriceData = Required<Pick<Price, 'currency' | 'unit_amount'>> & {
  product_data: Pick<Product, 'name' | 'description'>
}

export type CheckoutCreate = Required<Pick<Create, 'mode' | 'success_url'>> &
  Pick<
    Create,
    'adaptive_pricing' | 'allowed_payment_method_types' | 'cancel_url' | 'client_reference_id' | 'customer'
  > &
  Pick<Create, 'customer_email' | 'customer_update' | 'expand' | 'expires_at' | 'locale' | 'metadata'> & {
    line_items: (Required<Pick<Line, 'quantity'>> & { price_data: PriceData })[]
    payment_intent_data?: Pick<IntentData, 'description' | 'metadata'>
  }
export type CheckoutExpire = Stripe.Checkout.SessionExpireParams
export type CheckoutList = Pick<Stripe.Checkout.SessionListParams, 'payment_intent' | 'customer' | keyof Paging>
export type CustomerCreate = Pick<Stripe.CustomerCreateParams, 'name' | 'email' | 'metadata' | 'preferred_locales'>
export type IntentList = Pick<Stripe.PaymentIntentListParams, 'created' | 'customer' | keyof Paging>
export type RefundCreate = Required<Pick<Stripe.RefundCreateParams, 'payment_intent'>> &
  Pick<Stripe.RefundCreateParams, 'amount' | 'reason' | 'metadata' | 'expand'>
export type RefundList = Pick<Stripe.RefundListParams, 'payment_intent' | 'charge' | keyof Paging>
export type DisputeList = Pick<Stripe.DisputeListParams, 'payment_intent' | 'charge' | keyof Paging>
export type EventList = Pick<Stripe.EventListParams, 'type' | 'created' | keyof Paging>
export type Retrieve = { expand?: string[] }

/** Common to all lists. */
type Paging = Stripe.PaginationParams & { expand?: string[] }
