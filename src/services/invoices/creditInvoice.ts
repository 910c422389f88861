import type { PayloadRequest } from 'payload'

import { inTransaction } from '../../database/transaction'
import { draftCreditNote, type CreditRequest } from './draftCreditNote'
import { issueDraft } from './issueDraft'

/**
 * Drafts the credit note of an invoice and, when that is wanted, issues it in the same transaction: a whole one cancels the
 * invoice (I6). One that cannot be issued leaves no draft behind.
 *
 * @returns its id, and its number once it has one
 * @throws {DomainError} what `draftCreditNote` and `issueDraft` refuse
 */
export async function creditInvoice(
  req: PayloadRequest,
  { issue, ...request }: CreditRequest & { issue: boolean },
): Promise<{ id: string; number: string | null }> {
  return inTransaction(req, async () => {
    const id = await draftCreditNote(req, request)
    return issue ? issueDraft(req, id) : { id, number: null }
  })
}
