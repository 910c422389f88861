import { isCivilDate } from './dates/civilDate'
import type { DomainErrorData } from './errors'

/** The word for a key of `i18n/errors` ("field.title", "state.sent"); null when there is none. */
export type WordOf = (key: string) => string | null

const dateFacts: ReadonlySet<string> = new Set(['last', 'validUntil', 'withdrawalEndsOn', 'issuedOn'])

/**
 * The facts of a refusal as a person reads them in its sentence: names of fields and states in words, days as
 * "24/11/2026". What has no word stays as it is; machines get the facts themselves.
 */
export function readableFacts(facts: DomainErrorData, wordOf: WordOf): DomainErrorData {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, readable(name, fact, wordOf)]))
}

function readable(name: string, fact: unknown, wordOf: WordOf): unknown {
  if (typeof fact !== 'string') return fact
  if (name === 'fields' || name === 'field')
    return fact
      .split(', ')
      .map((path) => readableField(path, wordOf))
      .join(', ')
  if (name === 'state') return wordOf(`state.${fact}`) ?? fact
  return dateFacts.has(name) && isCivilDate(fact) ? fact.split('-').toReversed().join('/') : fact
}

/** The path of a field in words, "Lignes › 2 › quantité"; ranks are shown as people count them. */
export function readableField(path: string, wordOf: WordOf): string {
  return path
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : (wordOf(`field.${part}`) ?? part)))
    .join(' › ')
}
