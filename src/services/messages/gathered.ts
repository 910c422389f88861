import type { MailContent } from '../../domain/messages/mail'
import type { Message } from '../../payload-types'

/** What a rendering needs to know of a message's row; a message that is about to be written has no id yet. */
export type MessageFacts = Pick<Message, 'template' | 'subject' | 'data' | 'quote' | 'quoteVersion' | 'invoice'> &
  Partial<Pick<Message, 'sentAt'>>

/** A file that belongs to a mail; `storageKey` is null until its document is rendered. */
export type MailAttachment = { filename: string; contentType: string; storageKey: string | null }

export type GatheredMail = { content: MailContent; attachments: MailAttachment[] }
