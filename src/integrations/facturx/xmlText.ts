export type XmlElement = { name: string; attributes: Readonly<Record<string, string>>; content: string | XmlElement[] }

/** An element that holds a text, or other elements in their order. */
export function element(
  name: string,
  content: string | XmlElement[],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement {
  return { name, attributes, content }
}

/** The element, or none when there is nothing to say: an empty element is a fault in CII. */
export function optional(
  name: string,
  content: string | null | XmlElement[],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement[] {
  return content === null || content.length === 0 ? [] : [element(name, content, attributes)]
}

/** The document as UTF-8 text, one element a line. The same tree gives the same text. */
export function xmlText(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}`
}

function written({ name, attributes, content }: XmlElement, indent: string): string {
  const facts = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
  const open = `${indent}<${name}${facts.join('')}>`
  if (typeof content === 'string') return `${open}${escapeXml(content)}</${name}>\n`
  return `${open}\n${content.map((child) => written(child, `${indent}  `)).join('')}${indent}</${name}>\n`
}

/** What XML 1.0 forbids even escaped: most control characters and halves of surrogate pairs. */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '' }

/** A carriage return would be read back as a line feed: it is left out, so that what is written is what is read. */
function escapeXml(text: string): string {
  return text.replace(forbidden, '').replace(/[&<>"\r]/g, (character) => entities[character] ?? character)
}
