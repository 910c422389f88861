import type { CollectionAfterChangeHook } from 'payload'

import type { LedgerSubject } from '../../domain/ledger/entry'
import { appendToLedger } from '../../services/ledger/append'

type Living = {
  id: string
  state: string
  currency?: string | null
  grossCents?: number | null
  amountCents?: number | null
  budgetCents?: number | null
}

/** Writes every change of state, the first one included, into the ledger, in the same transaction (R24). */
export function recordStates(subject: LedgerSubject): CollectionAfterChangeHook<Living> {
  return async ({ doc, previousDoc, operation, req }) => {
    const from = operation === 'create' ? null : previousDoc.state
    if (from === doc.state) return doc
    await appendToLedger(req, {
      subject,
      subjectId: doc.id,
      event: `${subject}.${doc.state}`,
      amountCents: doc.grossCents ?? doc.amountCents ?? doc.budgetCents ?? null,
      currency: doc.currency ?? null,
      data: { from, to: doc.state, ...detailOf(req.context.ledgerDetail) },
    })
    return doc
  }
}

/** A verb may add ids that explain the step (`req.context.ledgerDetail`), e.g. the version that was sent. */
function detailOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
