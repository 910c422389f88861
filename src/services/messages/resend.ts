import type { PayloadRequest } from 'payload'

import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { DomainError } from '../../domain/errors'
import { decideMessage } from '../../domain/messages/states'
import type { Message } from '../../payload-types'
import { gatherMail } from './facts'
import { moveMessage } from './moveMessage'
import { whyOutdated } from './outdated'
import { suppressionOf } from './suppressions'

/**
 * A person's decision that a message goes out once more, with the same Message-ID and a fresh series of attempts.
 *
 * @throws {DomainError} `message.unknown` · `message.notAllowed` { state, command } · `message.emptied` for a mail of
 *   Payload's that was sent: its link is gone for good, a new one is asked for instead · `message.outdated` for a mail
 *   that brings a version of a quote which can no longer be signed · `message.suppressed` while no mail goes to that address
 */
export async function resendMessage(req: PayloadRequest, messageId: string): Promise<Message> {
  return inTransaction(req, async () => {
    if (!(await lockRow(req, 'messages', messageId))) throw new DomainError('message.unknown')
    const message = await req.payload.findByID({ collection: 'messages', id: messageId, depth: 0, req })
    const state = decideMessage(message.state, 'resend')
    if ((await whyOutdated(req, message)) !== null) throw new DomainError('message.outdated')
    if (await suppressionOf(req, message.toAddress)) throw new DomainError('message.suppressed')
    if (message.template === 'account') await gatherMail(req, message)
    return moveMessage(req, message, { state, attempts: 0, nextAttemptAt: null, error: null })
  })
}
