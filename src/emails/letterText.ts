import type { Language } from '../domain/parties/snapshots'
import type { Block, Letter } from './letter'

const colon: Record<Language, string> = { fr: '\u00a0: ', en: ': ' }

/** The plain twin: the same sentences, amounts and links, for people and programs that show no HTML. */
export function letterText({ language, lead, greeting, blocks, footer }: Letter): string {
  const body = blocks.map((block) => textOf(block, language))
  const opening = [lead, greeting].filter((line) => line !== null)
  return `${[...opening, ...body, `-- \n${footer}`].join('\n\n')}\n`
}

function textOf(block: Block, language: Language): string {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return block.text
    case 'facts':
      return block.rows.map(({ label, value }) => `${label}${colon[language]}${value}`).join('\n')
    case 'words':
      return block.text.replace(/^/gm, '> ')
    case 'button':
      return `${block.label}\n${block.url}`
    case 'links':
      return block.links.map(({ label, url }) => `${label}\n${url}`).join('\n')
    case 'trusted':
      return block.text.trim()
  }
}
