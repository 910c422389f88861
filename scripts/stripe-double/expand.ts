import type { Book, Thing } from './book'
import { RequestError } from './requestError'

const readable: Record<string, (book: Book) => Record<string, Thing>> = {
  customer: (book) => book.customers,
  payment_intent: (book) => book.intents,
  latest_charge: (book) => book.charges,
  charge: (book) => book.charges,
}
/** Stripe names the first ten. */
const namedRefunds = 10

/**
 * A copy of an answer where the asked fields are the objects themselves instead of their ids.
 *
 * @throws {RequestError} for a field that cannot be expanded.
 */
export function expand(book: Book, answer: unknown, paths: string[] | undefined): unknown {
  const copy: unknown = structuredClone(answer)
  for (const path of paths ?? []) expandPath(book, copy, path.split('.'))
  return copy
}

function expandPath(book: Book, node: unknown, [key, ...rest]: string[]): void {
  if (key === undefined || !isRecord(node)) return
  const things = readable[key]?.(book)
  const value = node[key]
  if (Array.isArray(value)) return value.forEach((item) => expandPath(book, item, rest))
  if (key === 'refunds' && node.object === 'charge') node.refunds = refundsOf(book, node.id)
  else if (typeof value === 'string' && things) node[key] = structuredClone(things[value])
  else if (value !== null && !isRecord(value))
    throw new RequestError(400, { param: 'expand', message: `This property cannot be expanded (${key}).` })
  expandPath(book, node[key], rest)
}

function refundsOf(book: Book, charge: unknown): unknown {
  const all = Object.values(book.refunds)
    .filter((refund) => refund.charge === charge)
    .toReversed()
  const data = structuredClone(all.slice(0, namedRefunds))
  return { object: 'list', data, has_more: all.length > namedRefunds, url: '/v1/refunds' }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
