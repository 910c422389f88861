import type { PayloadRequest } from 'payload'

import type { Mail, MailContent, ReminderItem, RenderedMail } from '../../domain/messages/mail'
import type { Language } from '../../domain/parties/snapshots'
import type { Message } from '../../payload-types'
import { gatherMail } from './facts'
import type { MailAttachment, MessageFacts } from './gathered'
import { rendererOf } from './renderer'
import { senderOf } from './sender'

export type RenderedMessage = RenderedMail & { attachments: MailAttachment[] }

type Renderable = MessageFacts & Pick<Message, 'language' | 'toName'>

/**
 * The e-mail of a message as it would leave now: the preview and the delivery are the same text. Reads in the
 * transaction of `req`, if it has one.
 *
 * @param options.links `masked`: a client's personal links are shortened, for staff who may not act for the client
 * @throws {DomainError} `message.emptied`
 */
export async function renderMessage(
  req: PayloadRequest,
  message: Renderable,
  options: { links: 'real' | 'masked' } = { links: 'real' },
): Promise<RenderedMessage> {
  const { content, attachments } = await gatherMail(req, message)
  const mail: Mail = {
    ...(options.links === 'masked' ? withoutSecrets(content) : content),
    language: languageOf(message.language),
    brandName: brandOf(req, content),
    toName: message.toName ?? null,
  }
  return { ...rendererOf(req.payload)(mail), attachments }
}

/** Whoever holds a quote's address can sign it; `…` stands where the secret is. */
function withoutSecrets(content: MailContent): MailContent {
  if (content.template === 'sign-code') return { ...content, code: '••••••' }
  if (content.template === 'reminder') {
    const [first, ...others] = content.items
    return { ...content, items: [masked(first), ...others.map(masked)] }
  }
  return 'url' in content ? { ...content, url: content.url.replace(/[^/]+$/, '…') } : content
}

function masked(item: ReminderItem): ReminderItem {
  const [url, answersUrl] = [item.url, item.answersUrl].map((link) => link.replace(/[^/]+$/, '…'))
  return { ...item, url: url ?? '', answersUrl: answersUrl ?? '' }
}

function languageOf(text: string): Language {
  return text === 'en' ? 'en' : 'fr'
}

/** To clients the agency writes under the name on its documents; to staff the product does. */
function brandOf({ payload }: PayloadRequest, content: MailContent): string {
  switch (content.template) {
    case 'quote-sent':
    case 'quote-signed':
    case 'sign-code':
    case 'quote-reminder':
    case 'withdrawal-receipt':
      return content.quote.seller.tradeName
    case 'deposit-received':
    case 'invoice-sent':
    case 'credit-note-sent':
    case 'payment-received':
      return content.invoice.seller.tradeName
    case 'payment-failed':
      return content.seller.tradeName
    case 'reminder':
      return content.items[0].invoice.seller.tradeName
    case 'reminder-answer-staff':
    case 'payment-review-staff':
    case 'quote-to-countersign':
    case 'quote-signed-staff':
    case 'quote-declined-staff':
    case 'quote-update-requested-staff':
    case 'quote-withdrawn-staff':
    case 'ledger-anchor':
    case 'account':
      return senderOf(payload).name
  }
}
