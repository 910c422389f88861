import type { QuoteContent } from './content'

type Scalar = string | number | boolean | null

/** One difference that a client can read: `path` is a label key whose last word tells the unit (`Cents`, `Milli`, `Bp`). */
export type Change = {
  kind: 'added' | 'removed' | 'changed'
  /** e.g. "validUntil", "lines.unitPriceCents", "seller.address.city"; an added or removed line is "lines" */
  path: string
  /** Which line or signer, by its label or name; null for the document itself. */
  subject: string | null
  from: Scalar
  to: Scalar
}

/**
 * What differs between two versions of a quote, for the page that refuses to sign an outdated one (Q2). Number, version
 * and date of issue always differ, and totals per line follow from the lines: both are left out.
 */
export function differenceBetween(older: QuoteContent, newer: QuoteContent): Change[] {
  return [
    ...changesOfFields({ older: documentFields(older), newer: documentFields(newer), subject: null }),
    ...changesOfItems({ path: 'lines', older: older.lines.map(lineItem), newer: newer.lines.map(lineItem) }),
    ...changesOfItems({ path: 'signers', older: older.signers.map(signerItem), newer: newer.signers.map(signerItem) }),
    ...changesOfItems({ path: 'mentions', older: older.mentions.map(textItem), newer: newer.mentions.map(textItem) }),
  ]
}

type Fields = ReadonlyMap<string, Scalar>
/** One element of a list: `id` says which it is in both versions, `subject` names it to a reader. */
type Item = { id: string; subject: string; fields: Fields }

/** Differ between any two versions, so they tell the reader nothing. */
const alwaysDifferent: ReadonlySet<string> = new Set(['schema', 'number', 'version', 'issuedOn'])

function documentFields(content: QuoteContent): Fields {
  return new Map([...flatten(content, [])].filter(([path]) => !alwaysDifferent.has(path)))
}

function lineItem({ id, ...line }: QuoteContent['lines'][number]): Item {
  return { id, subject: line.label, fields: flatten(line, ['lines']) }
}

function signerItem(signer: QuoteContent['signers'][number]): Item {
  return { id: signer.email, subject: signer.name, fields: flatten(signer, ['signers']) }
}

function textItem(text: string): Item {
  return { id: text, subject: text, fields: new Map() }
}

/** Every scalar of nested objects, under its dotted path; lists are compared item by item elsewhere. */
function flatten(value: object, path: readonly string[]): Fields {
  const entries = Object.entries(value).flatMap(([key, child]: [string, unknown]): [string, Scalar][] => {
    const childPath = [...path, key]
    if (isScalar(child)) return [[childPath.join('.'), child]]
    return typeof child === 'object' && child !== null && !Array.isArray(child) ? [...flatten(child, childPath)] : []
  })
  return new Map(entries)
}

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

function changesOfFields(input: { older: Fields; newer: Fields; subject: string | null }): Change[] {
  const { older, newer, subject } = input
  const paths = new Set([...older.keys(), ...newer.keys()])
  return [...paths].flatMap((path) => {
    const [from, to] = [older.get(path) ?? null, newer.get(path) ?? null]
    return from === to ? [] : [{ kind: 'changed' as const, path, subject, from, to }]
  })
}

function changesOfItems(input: { path: string; older: readonly Item[]; newer: readonly Item[] }): Change[] {
  const { path, older, newer } = input
  const absentFrom = (list: readonly Item[]) => (item: Item) => !list.some((other) => other.id === item.id)
  return [
    ...older.filter(absentFrom(newer)).map(({ subject }) => change({ kind: 'removed', path, subject })),
    ...newer.filter(absentFrom(older)).map(({ subject }) => change({ kind: 'added', path, subject })),
    ...newer.flatMap((item) => changesOfItem(older, item)),
    ...(isReordered(older, newer) ? [change({ kind: 'changed', path: `${path}.order`, subject: null })] : []),
  ]
}

function changesOfItem(older: readonly Item[], item: Item): Change[] {
  const before = older.find((other) => other.id === item.id)
  if (before === undefined) return []
  return changesOfFields({ older: before.fields, newer: item.fields, subject: item.subject })
}

function isReordered(older: readonly Item[], newer: readonly Item[]): boolean {
  const kept = newer.filter((item) => older.some((other) => other.id === item.id))
  const before = older.filter((item) => newer.some((other) => other.id === item.id))
  return kept.some((item, index) => item.id !== before[index]?.id)
}

/** An element that came, went or moved has no single old and new value: its name is the news. */
function change(facts: Pick<Change, 'kind' | 'path' | 'subject'>): Change {
  return {
    ...facts,
    from: facts.kind === 'removed' ? facts.subject : null,
    to: facts.kind === 'added' ? facts.subject : null,
  }
}
