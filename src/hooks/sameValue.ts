/**
 * Whether a value that comes from a form says the same as the stored one: null, undefined and a missing key are
 * one, a populated relation is its id, and derived row keys do not count.
 */
export function sameValue(left: unknown, right: unknown): boolean {
  return JSON.stringify(comparable(left)) === JSON.stringify(comparable(right))
}

function comparable(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(comparable)
  if (typeof value !== 'object') return value
  if ('id' in value && 'createdAt' in value) return value.id
  const entries = Object.entries(value)
    .filter(([key, entry]) => key !== 'netCents' && entry !== null && entry !== undefined && entry !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, entry]) => [key, comparable(entry)]))
}
