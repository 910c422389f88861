import type { Stripe } from 'stripe'
import { expand } from './expand'
import { expire, refund, type World } from './happenings'
import { customerOf, metadataOf, sessionOf } from './objects'
import type { CheckoutCreate } from './params'
import { readForm } from './readForm'
import { RequestError } from './requestError'

export type ApiRequest = {
  method: string
  path: string
  /** Of the body, or of the query of a GET. */
  form: string
}

type Route = (world: World, form: string, id: string) => unknown
type Paging = { limit?: number; starting_after?: string; ending_before?: string }

const minute = 60
const smallestCents = 50

/** The part of Stripe's API that the product uses, and the lists that a person looks at. */
const routes: Record<string, Route> = {
  'POST /v1/customers': (world, form) => {
    const made = customerOf(readForm('CustomerCreate', form), { created: world.nowSeconds() })
    return (world.book.customers[made.id] = made)
  },
  'GET /v1/customers/:id': (world, _form, id) => found(world.book.customers, 'customer', id),
  'POST /v1/checkout/sessions': (world, form) => createSession(world, readForm('CheckoutCreate', form)),
  'GET /v1/checkout/sessions/:id': ({ book }, form, id) =>
    expand(book, found(book.sessions, 'checkout.session', id), readForm('Retrieve', form).expand),
  'POST /v1/checkout/sessions/:id/expire': (world, form, id) => {
    const session = found(world.book.sessions, 'checkout.session', id)
    expire(world, session)
    return expand(world.book, session, readForm('CheckoutExpire', form).expand)
  },
  'GET /v1/checkout/sessions': ({ book }, form) => {
    const { payment_intent, customer, ...paging } = readForm('CheckoutList', form)
    return list(
      book.sessions,
      '/v1/checkout/sessions',
      paging,
      (it) => isSame(it.payment_intent, payment_intent) && isSame(it.customer, customer),
    )
  },
  'GET /v1/payment_intents/:id': ({ book }, form, id) =>
    expand(book, found(book.intents, 'payment_intent', id), readForm('Retrieve', form).expand),
  'GET /v1/payment_intents': ({ book }, form) => {
    const { created, customer, expand: paths, ...paging } = readForm('IntentList', form)
    const page = list(
      book.intents,
      '/v1/payment_intents',
      paging,
      (it) => isSame(it.customer, customer) && isWithin(it.created, created),
    )
    return expand(book, page, paths)
  },
  'POST /v1/refunds': (world, form) => createRefund(world, form),
  'GET /v1/refunds/:id': ({ book }, _form, id) => found(book.refunds, 'refund', id),
  'GET /v1/refunds': ({ book }, form) => {
    const { payment_intent, charge, ...paging } = readForm('RefundList', form)
    return list(book.refunds, '/v1/refunds', paging, ofPayment({ payment_intent, charge }))
  },
  'GET /v1/disputes/:id': ({ book }, _form, id) => found(book.disputes, 'dispute', id),
  'GET /v1/disputes': ({ book }, form) => {
    const { payment_intent, charge, ...paging } = readForm('DisputeList', form)
    return list(book.disputes, '/v1/disputes', paging, ofPayment({ payment_intent, charge }))
  },
  'GET /v1/events/:id': ({ book }, _form, id) => found(book.events, 'event', id),
  'GET /v1/events': ({ book }, form) => {
    const { type, created, ...paging } = readForm('EventList', form)
    return list(book.events, '/v1/events', paging, (it) => isSame(it.type, type) && isWithin(it.created, created))
  },
}

/**
 * Stripe's answer to a request.
 *
 * @throws {RequestError} whatever Stripe would refuse.
 */
export function answerTo(world: World, { method, path, form }: ApiRequest): unknown {
  const plain = routes[`${method} ${path}`]
  if (plain) return plain(world, form, '')
  const [, , collection, second = '', third = '', verb = ''] = path.split('/')
  const [id, pattern] =
    collection === 'checkout'
      ? [third, `/v1/checkout/${second}/:id${verb && `/${verb}`}`]
      : [second, `/v1/${collection}/:id${third && `/${third}`}`]
  const route = routes[`${method} ${pattern}`]
  if (!route) throw new RequestError(404, { message: `Unrecognized request URL (${method}: ${path}).` })
  return route(world, form, id)
}

function createSession(world: World, params: CheckoutCreate): unknown {
  const { book } = world
  if (params.mode !== 'payment')
    throw new RequestError(400, { param: 'mode', message: 'The double only does payments.' })
  if (params.customer !== undefined)
    found(book.customers, 'customer', params.customer, { param: 'customer', status: 400 })
  if (params.customer_update && params.customer === undefined)
    throw new RequestError(400, { param: 'customer_update', message: '`customer_update` needs `customer`.' })
  const created = world.nowSeconds()
  checkExpiry(params, created)
  const session = sessionOf(params, { created, publicUrl: world.publicUrl })
  if ((session.amount_total ?? 0) < smallestCents)
    throw new RequestError(400, { code: 'amount_too_small', message: 'The total amount due must be at least €0.50.' })
  book.sessions[session.id] = session
  const { description = null, metadata } = params.payment_intent_data ?? {}
  book.intentData[session.id] = { description, metadata: metadataOf(metadata) }
  return expand(book, session, params.expand)
}

function checkExpiry({ expires_at: at }: CheckoutCreate, created: number): void {
  if (at === undefined || (at >= created + 30 * minute && at <= created + 24 * 60 * minute)) return
  throw new RequestError(400, {
    param: 'expires_at',
    message:
      'The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from Checkout Session creation.',
  })
}

function createRefund(world: World, form: string): unknown {
  const { payment_intent: id, amount, reason, metadata, expand: paths } = readForm('RefundCreate', form)
  const intent = found(world.book.intents, 'payment_intent', id, { param: 'payment_intent', status: 400 })
  const made = refund(world, intent, amount)
  made.metadata = metadataOf(metadata)
  if (reason !== undefined) made.reason = reason
  return expand(world.book, made, paths)
}

function found<T>(
  things: Record<string, T>,
  kind: string,
  id: string,
  { param, status } = { param: 'id', status: 404 },
): T {
  const thing = Object.hasOwn(things, id) ? things[id] : undefined
  if (thing === undefined)
    throw new RequestError(status, { code: 'resource_missing', param, message: `No such ${kind}: '${id}'` })
  return thing
}

/** One page, the latest first. */
function list<T extends { id: string }>(
  things: Record<string, T>,
  url: string,
  { limit = 10, starting_after: after, ending_before: before }: Paging,
  isWanted: (thing: T) => boolean,
): Stripe.ApiList<T> {
  const all = Object.values(things).filter(isWanted).toReversed()
  if (after !== undefined) found(things, 'object', after, { param: 'starting_after', status: 400 })
  const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
  const to = before === undefined ? all.length : all.findIndex(({ id }) => id === before)
  const rest = all.slice(from, to)
  return { object: 'list', data: rest.slice(0, limit), has_more: rest.length > limit, url }
}

function ofPayment(wanted: { payment_intent: string | undefined; charge: string | undefined }) {
  return (it: Stripe.Refund | Stripe.Dispute): boolean =>
    isSame(it.payment_intent, wanted.payment_intent) && isSame(it.charge, wanted.charge)
}

function isSame(value: unknown, wanted: string | undefined): boolean {
  return wanted === undefined || value === wanted
}

function isWithin(created: number, range: Stripe.RangeQueryParam | number | undefined): boolean {
  if (range === undefined) return true
  if (typeof range === 'number') return created === range
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range
  return created > gt && created >= gte && created < lt && created <= lte
}
