import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

import type { Actor } from '../domain/ledger/entry'

/**
 * A request of somebody without an account (a link's holder) or of a job. The verb that runs with it decides what it
 * may do; the ledger names the actor.
 */
export async function requestOf(
  payload: Payload,
  actor: Extract<Actor, { kind: 'guest' | 'system' }>,
): Promise<PayloadRequest> {
  return createLocalReq({ context: { actor } }, payload)
}
