/** Something that a person must fill in or mend: which field, and what is wrong with it as a translatable code. */
export type Problem = { field: string; code: string }

/** A problem per field that is empty, in the order given. */
export function missingFields(values: Readonly<Record<string, unknown>>): Problem[] {
  return Object.entries(values)
    .filter(([, value]) => isEmpty(value))
    .map(([field]) => ({ field, code: 'missing' }))
}

/** No value at all, or nothing but spaces. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
}

/** The problem of a filled field, or none; an empty field is another check's business. */
export function problemOf(
  field: string,
  value: string | null | undefined,
  check: (value: string) => string | null,
): Problem[] {
  if (value === null || value === undefined || isEmpty(value)) return []
  const code = check(value)
  return code === null ? [] : [{ field, code }]
}
