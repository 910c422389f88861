/** Puts values into the `{places}` of a sentence; a place without a value stays, so that a test or a reader sees it. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
