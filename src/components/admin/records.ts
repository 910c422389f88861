/** Whether a value of unknown origin (form state, JSON) is an object whose parts may be read. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function partOf(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined
}

/** The text under a key; null when there is none or it is empty. */
export function textAt(value: unknown, key: string): string | null {
  const text = partOf(value, key)
  return typeof text === 'string' && text !== '' ? text : null
}

/** The number under a key, or null. */
export function numberAt(value: unknown, key: string): number | null {
  const number = partOf(value, key)
  return typeof number === 'number' ? number : null
}

/** The list under a key; empty when there is none. */
export function listAt(value: unknown, key: string): readonly unknown[] {
  const list = partOf(value, key)
  return Array.isArray(list) ? list : []
}

/** The id of a relation under a key, whether Payload sent the id or the whole document. */
export function idAt(value: unknown, key: string): string | null {
  return textAt(value, key) ?? textAt(partOf(value, key), 'id')
}
