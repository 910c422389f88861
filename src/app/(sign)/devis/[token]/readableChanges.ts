import { fill } from '@/i18n/fill'
import type { ReadableChange } from '@/contracts/sign'
import { formatCivilDate, isCivilDate } from '@/domain/dates/civilDate'
import { formatCents, formatQuantity, formatRate } from '@/domain/money/format'
import type { Language } from '@/domain/parties/snapshots'
import type { Change } from '@/domain/quotes/difference'
import { signChanges, type ChangeTexts } from '@/i18n/signChanges'

/**
 * The difference between two versions as a client reads it: amounts, rates and dates written out, addresses as one
 * change per party, the same words never twice (Q2).
 */
export function readableChanges(changes: readonly Change[], language: Language): ReadableChange[] {
  const texts = signChanges[language]
  const readable = changes.map((change) => ({
    what: whatChanged(change, texts),
    from: written(change.path, change.from, language),
    to: written(change.path, change.to, language),
  }))
  const unique = new Map(readable.map((change) => [`${change.what}|${change.from}|${change.to}`, change]))
  return [...unique.values()]
}

function whatChanged({ path, subject }: Change, texts: ChangeTexts): string {
  const field = fieldName(path, texts)
  return subject === null ? field : fill(texts.subject, { field, subject })
}

function fieldName(path: string, texts: ChangeTexts): string {
  const fields: Readonly<Record<string, string>> = texts.fields
  const named = fields[path]
  if (named !== undefined) return named
  if (path.endsWith('.order')) return texts.order
  const [root] = path.split('.')
  const byRoot: Readonly<Record<string, string>> = {
    lines: texts.line,
    signers: texts.signer,
    mentions: texts.mention,
    seller: texts.seller,
    client: texts.client,
  }
  return byRoot[root ?? ''] ?? texts.other
}

function written(path: string, value: Change['from'], language: Language): string | null {
  if (value === null) return null
  if (typeof value === 'boolean') return signChanges[language][value ? 'yes' : 'no']
  if (typeof value === 'string') return isCivilDate(value) ? formatCivilDate(value, language) : shortened(value)
  if (path.endsWith('Cents')) return formatCents(value, { language })
  if (path.endsWith('Milli')) return formatQuantity(value, language)
  return path.endsWith('Bp') ? formatRate(value, language) : String(value)
}

/** A whole page of terms tells less than its beginning. */
function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}
