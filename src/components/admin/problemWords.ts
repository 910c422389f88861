import { fill } from '@/i18n/fill'
import type { AdminTexts } from '@/i18n/admin'
import type { ToldProblem } from './api'

/** The label of a field of the company, clients, contacts, quotes or invoices in the admin's language, by its path; null when unknown. */
export type LabelOf = (
  entity: 'company' | 'clients' | 'contacts' | 'quotes' | 'invoices',
  path: string,
) => string | null

/** The page on which a problem is mended; the quote or invoice itself is already open. */
type Page = 'company' | 'billing' | 'client' | 'quote'

export type ProblemWords = {
  /** "Société → SIREN"; the server's whole sentence when we have no words of our own for the fault. */
  where: string
  /** "à remplir"; empty after a whole sentence. */
  what: string
  page: Page
}

/** Which field a problem is about and what is wrong with it, as a person reads it. */
export function problemWords(problem: ToldProblem, texts: AdminTexts, labelOf: LabelOf): ProblemWords {
  const { field, code, message } = problem
  const { codes, other } = texts.problems
  const { where, page } = placeOf(field, texts.problems, labelOf)
  const what = codes[code]
  if (what !== undefined) return { where, what, page }
  return message === null ? { where, what: fill(other, { code }), page } : { where: message, what: '', page }
}

type Words = AdminTexts['problems']

function placeOf(field: string, words: Words, labelOf: LabelOf): { where: string; page: Page } {
  const [head = '', ...rest] = field.split('.')
  const tail = rest.join('.')
  switch (head) {
    case 'company':
      return { where: steps(words.company, labelOf('company', tail) ?? tail), page: 'company' }
    case 'client':
      return tail === ''
        ? { where: words.client, page: 'quote' }
        : { where: steps(words.client, labelOf('clients', tail) ?? tail), page: 'client' }
    case 'lines':
      return { where: lineWords(rest, words, labelOf), page: 'quote' }
    case 'signers':
      return { where: signerWords(rest, words, labelOf), page: 'quote' }
    case 'totals':
      return { where: words.total, page: 'quote' }
    case 'mentions':
      return { where: steps(words.mentions, tail), page: 'billing' }
    default:
      return { where: labelOf('quotes', field) ?? labelOf('invoices', field) ?? field, page: 'quote' }
  }
}

function lineWords([row, ...rest]: string[], words: Words, labelOf: LabelOf): string {
  if (row === undefined) return labelOf('quotes', 'lines') ?? 'lines'
  const name = rest.join('.')
  if (row === 'group') return fill(words.group, { name })
  return steps(fill(words.line, { number: Number(row) + 1 }), labelOf('quotes', `lines.${name}`) ?? name)
}

function signerWords([row, ...rest]: string[], words: Words, labelOf: LabelOf): string {
  if (row === undefined) return words.signers
  const name = rest.join('.')
  return steps(fill(words.signer, { number: Number(row) + 1 }), labelOf('contacts', name) ?? name)
}

function steps(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' → ')
}
