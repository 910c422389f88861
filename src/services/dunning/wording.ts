import type { PayloadRequest } from 'payload'

import { formatCivilDate } from '../../domain/dates/civilDate'
import type { ReminderItem, ReminderWording } from '../../domain/messages/mail'
import { formatCents } from '../../domain/money/format'

/** The agency's own text for the level and language of a reminder (D7), its variables filled in; null where it has none. */
export async function wordingOf(req: PayloadRequest, item: ReminderItem): Promise<ReminderWording | null> {
  const { wordings } = await req.payload.findGlobal({ slug: 'dunning', depth: 0, req })
  const own = (wordings ?? []).find(({ level, language }) => level === item.level && language === item.invoice.language)
  if (!own) return null
  const fill = fillerOf(item)
  return {
    subject: own.subject ? fill(own.subject) : null,
    paragraphs: paragraphsOf(own.body?.root ?? null).map(fill),
  }
}

/** A variable that is not known stays as it is written, so that staff see their mistake in the preview. */
function fillerOf({ invoice, leftCents, daysLate }: ReminderItem): (text: string) => string {
  const { language, currency } = invoice
  const values: Readonly<Record<string, string>> = {
    client: invoice.client.name,
    facture: invoice.number,
    montant: formatCents(leftCents, { currency, language }),
    echeance: formatCivilDate(invoice.dueOn, language),
    retard: String(daysLate),
  }
  return (text) => text.replace(/\{\{\s*(\w+)\s*\}\}/g, (written, name: string) => values[name] ?? written)
}

/** The text of each paragraph, heading or list item of the editor's tree; its look is the mail's own. */
function paragraphsOf(node: unknown): string[] {
  const children = childrenOf(node)
  if (!children.some(isText)) return children.flatMap(paragraphsOf)
  const text = children.map(textOf).join('').trim()
  return text === '' ? [] : [text]
}

function isText(node: unknown): boolean {
  return isRecord(node) && typeof node.text === 'string'
}

function childrenOf(node: unknown): readonly unknown[] {
  return isRecord(node) && Array.isArray(node.children) ? node.children : []
}

function textOf(node: unknown): string {
  if (!isRecord(node)) return ''
  if (node.type === 'linebreak') return '\n'
  return typeof node.text === 'string' ? node.text : childrenOf(node).map(textOf).join('')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
