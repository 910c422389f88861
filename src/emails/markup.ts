/** Text that may be written into an HTML document as it is. */
export type Markup = { readonly markup: string }

type Part = string | number | Markup | readonly Markup[] | null

/** A template whose every value is escaped, unless it is markup that this function or `trustedMarkup` made. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return { markup: strings.map((text, index) => text + written(parts[index] ?? null)).join('') }
}

/** Markup that was not typed by anybody outside; never a client's words. */
export function trustedMarkup(text: string): Markup {
  return { markup: text }
}

function written(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  if ('markup' in part) return part.markup
  return part.map(written).join('\n')
}

/** Every character that means something in HTML, in attributes too, made harmless. */
function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.codePointAt(0)};`)
}
