import type { Language } from '../domain/parties/snapshots'

/** One piece of a letter; each can be written as HTML and as plain text, so that both say the same. */
export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'facts'; rows: { label: string; value: string }[] }
  /** Somebody's own words. */
  | { kind: 'words'; text: string }
  | { kind: 'button'; label: string; url: string }
  /** Other things that the reader can do, below the button. */
  | { kind: 'links'; links: { label: string; url: string }[] }
  /** Small print at the end. */
  | { kind: 'note'; text: string }
  /** Markup that Payload wrote, with its plain text. */
  | { kind: 'trusted'; html: string; text: string }

/** An e-mail before it has a form: 600 px of HTML (letterHtml) and its plain twin (letterText). */
export type Letter = {
  language: Language
  subject: string
  /** The first line, which a mailbox shows beside the subject: amount and date (look.md). null where there is none. */
  lead: string | null
  brandName: string
  /** null for letters that greet nobody. */
  greeting: string | null
  blocks: Block[]
  footer: string
}
