import type { PayloadRequest } from 'payload'
import { databaseOf } from './database'
import type { CommitAction } from './safeTransactions'

/**
 * Runs `action` once and only if the transaction of `req` is committed; at once when there is none.
 *
 * For hints only (waking the job runner): a process that dies right after COMMIT never runs it. What must happen is a
 * job queued with the same `req`. Actions run one after the other, in order of registration; a failing one is logged.
 *
 * @throws when the transaction of `req` is already over.
 */
export async function afterCommit(req: PayloadRequest, action: CommitAction): Promise<void> {
  const id = await req.transactionID
  if (id === undefined) {
    await action()
    return
  }
  const actions = databaseOf(req.payload).commitActions.get(String(id))
  if (!actions) throw new Error('afterCommit: this transaction is already over')
  actions.push(action)
}
