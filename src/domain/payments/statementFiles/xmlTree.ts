import { DomainError } from '../../errors'

/** An element without its namespace prefix, and the text that stands directly in it. */
export type XmlElement = {
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly XmlElement[]
  text: string
}

type OpenElement = { qualifiedName: string; attributes: Record<string, string>; children: XmlElement[]; text: string }

const name = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?'
const attribute = `\\s+${name}\\s*=\\s*(?:"[^"<]*"|'[^'<]*')`

/** Everything that may stand in the file, one alternative each. */
const token = new RegExp(
  [
    '<!--(?<comment>[\\s\\S]*?)-->',
    '<!\\[CDATA\\[(?<cdata>[\\s\\S]*?)\\]\\]>',
    `</(?<closing>${name})\\s*>`,
    `<(?<opening>${name})(?<attributes>(?:${attribute})*)\\s*(?<isEmpty>/?)>`,
    '(?<text>[^<]+)',
  ].join('|'),
  'y',
)
const oneAttribute = new RegExp(`(${name})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'g')
const deepest = 64
/** Control characters and halves of pairs, which XML excludes and Postgres refuses. */
const forbiddenCharacter = /[^\P{Cc}\t\n\r\u007f-\u009f]|\p{Cs}/u

/**
 * Reads the XML that banks write: elements, attributes, text. What could make a reader fetch or multiply something is refused: no
 * document type, no entities but the five of XML and characters by number, no processing instructions, no control characters.
 *
 * @throws {DomainError} `statement.forbiddenXml` for those · `statement.badXml` { offset } for text that is not well formed or nested
 *   deeper than 64
 */
export function readXml(source: string): XmlElement {
  const xml = source.replace(/^\ufeff?(?:<\?xml\s[^?]*\?>)?/, '')
  if (/<!DOCTYPE|<!ENTITY|<\?/i.test(xml) || forbiddenCharacter.test(xml))
    throw new DomainError('statement.forbiddenXml')
  const file: OpenElement = { qualifiedName: '', attributes: {}, children: [], text: '' }
  const open = [file]
  token.lastIndex = 0
  while (token.lastIndex < xml.length) {
    const offset = token.lastIndex
    const groups = token.exec(xml)?.groups
    if (groups === undefined || !take(groups, open)) throw new DomainError('statement.badXml', { offset })
  }
  const [root, ...others] = file.children
  if (root === undefined || others.length > 0 || open.length !== 1 || file.text.trim() !== '')
    throw new DomainError('statement.badXml', { offset: xml.length })
  return root
}

type Groups = Readonly<Partial<Record<string, string>>>

/** Takes one token; false when it cannot stand there. */
function take(groups: Groups, open: OpenElement[]): boolean {
  const parent = open.at(-1)
  if (parent === undefined) return false
  if (groups['opening'] !== undefined) {
    open.push({ qualifiedName: groups['opening'], attributes: attributesOf(groups), children: [], text: '' })
    return groups['isEmpty'] === '/' ? close(open, groups['opening']) : open.length <= deepest
  }
  if (groups['closing'] !== undefined) return close(open, groups['closing'])
  parent.text += groups['cdata'] ?? decoded(groups['text'] ?? '')
  return true
}

function close(open: OpenElement[], qualifiedName: string): boolean {
  const parent = open.at(-2)
  const element = open.pop()
  if (parent === undefined || element === undefined || element.qualifiedName !== qualifiedName) return false
  const { attributes, children, text } = element
  parent.children.push({ name: localName(qualifiedName), attributes, children, text: text.trim() })
  return true
}

function attributesOf(groups: Groups): Record<string, string> {
  const found = [...(groups['attributes'] ?? '').matchAll(oneAttribute)]
  return Object.fromEntries(found.map(([, key = '', double, single]) => [key, decoded(double ?? single ?? '')]))
}

function localName(qualifiedName: string): string {
  return qualifiedName.slice(qualifiedName.indexOf(':') + 1)
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp;', '&'],
  ['lt;', '<'],
  ['gt;', '>'],
  ['quot;', '"'],
  ['apos;', "'"],
])

function decoded(text: string): string {
  return text.replace(/&([^;\s&]*;?)/g, (_, body: string) => characterOf(body))
}

function characterOf(body: string): string {
  const [, hex, decimal] = /^#(?:x([0-9A-Fa-f]{1,6})|(\d{1,7}));$/.exec(body) ?? []
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  const character = code <= 0x10ffff ? String.fromCodePoint(code) : entities.get(body)
  if (character === undefined || forbiddenCharacter.test(character)) throw new DomainError('statement.forbiddenXml')
  return character
}
