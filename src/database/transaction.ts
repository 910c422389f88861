import { commitTransaction, initTransaction, type PayloadRequest } from 'payload'

/**
 * Does `work` in one transaction: the caller's if `req` has one, else its own, committed before this returns.
 * `req.transactionID` is left as it was.
 *
 * A failure of `work` rolls everything back, a caller's transaction too, so that a caller who swallows the error
 * cannot commit half of it. Work sharing one `req` runs one after the other, never in `Promise.all`.
 *
 * @throws what `work` throws, and when a nested failure was swallowed inside it or the COMMIT failed.
 */
export async function inTransaction<Result>(
  req: PayloadRequest,
  work: (req: PayloadRequest) => Promise<Result>,
): Promise<Result> {
  const isOwner = await initTransaction(req)
  const id = await req.transactionID
  try {
    const result = await work(req)
    if ((await req.transactionID) !== id) throw new Error('A nested failure was swallowed: nothing was saved')
    if (isOwner) await commitTransaction(req)
    return result
  } catch (error) {
    if (id !== undefined) await req.payload.db.rollbackTransaction(id)
    throw error
  } finally {
    if (isOwner) delete req.transactionID
  }
}
