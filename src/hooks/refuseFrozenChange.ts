import type { CollectionBeforeOperationHook } from 'payload'

import { refuse } from './refuse'
import { sameValue } from './sameValue'

type Frozen = {
  collection: 'quotes' | 'invoices'
  /** The refusal's code; it is told which fields. */
  code: string
  /** What the document says to its reader; all else stays live. */
  fields: readonly string[]
}

/**
 * Keeps what a document says as it is once it is no longer a draft, whoever asks (Q6, I2), and says so in words; the
 * triggers refuse the same in SQL. Looks at what was sent, before field access drops it silently.
 */
export function refuseFrozenChange({ collection, code, fields }: Frozen): CollectionBeforeOperationHook {
  return async ({ args, operation, req }) => {
    if (operation !== 'update' || !mayAsk(args, req.user?.collection)) return args
    const sent = sentData(args)
    const named = fields.filter((field) => field in sent)
    const id = 'id' in args ? args.id : undefined
    if (named.length === 0 || typeof id !== 'string') return args
    const stored = await req.payload.findByID({ collection, id, depth: 0, joins: false, disableErrors: true, req })
    if (!stored || stored.state === 'draft') return args
    const changed = named.filter((field) => !sameValue(sent[field], Reflect.get(stored, field)))
    if (changed.length > 0) throw refuse(req, { code, data: { fields: changed.join(', ') } })
    return args
  }
}

/** Verbs and staff; whoever else may not write learns it from access control, and nothing about the row from us. */
function mayAsk(args: object, collection: string | undefined): boolean {
  const isVerb = 'overrideAccess' in args && args.overrideAccess === true
  return isVerb || collection === 'users'
}

function sentData(args: object): Readonly<Record<string, unknown>> {
  if (!('data' in args) || typeof args.data !== 'object' || args.data === null) return {}
  return { ...args.data }
}
