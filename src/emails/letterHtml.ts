import { colour, colourDark, font, fontSize, radius, space } from '../design/tokens'
import type { Block, Letter } from './letter'
import { markup, trustedMarkup, type Markup } from './markup'

/** px; a narrower screen gets less, never a scrollbar. */
const letterWidth = 600

/** Faces that mail programs have when ours is not installed. */
const systemFaces = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
const headingFaces = font.heading.replace('sans-serif', systemFaces)
const textFaces = font.text.replace('sans-serif', systemFaces)

/** Inline, because some mail programs drop the style sheet; the sheet is for dark mode. */
const look = {
  letter: `font-family: ${textFaces}; font-size: ${fontSize.m}px; line-height: 1.5; color: ${colour.ink}; overflow-wrap: break-word`,
  wordmark: `margin: 0; font-family: ${headingFaces}; font-size: ${fontSize.l}px; font-weight: 700; line-height: 1.1; color: ${colour.ink}`,
  line: `width: ${space[5]}px; height: 2px; margin: ${space[1]}px 0 ${space[5]}px; background: ${colour.accent}; font-size: 0; line-height: 0`,
  lead: `margin: 0 0 ${space[3]}px; font-family: ${headingFaces}; font-size: ${fontSize.xl}px; font-weight: 700; line-height: 1.25`,
  paragraph: `margin: 0 0 ${space[3]}px`,
  facts: `margin: 0 0 ${space[3]}px; border-top: 1px solid ${colour.line}`,
  fact: `padding: ${space[1]}px 0; border-bottom: 1px solid ${colour.line}`,
  label: `font-size: ${fontSize.xs}px; color: ${colour.muted}`,
  value: 'font-weight: 600; font-variant-numeric: tabular-nums',
  words: `margin: 0 0 ${space[3]}px; padding-left: ${space[3]}px; border-left: 2px solid ${colour.line}`,
  action: `margin: ${space[4]}px 0`,
  button: `display: inline-block; padding: ${space[2]}px ${space[4]}px; border-radius: ${radius.pill}px; background: ${colour.accentFill}; color: ${colour.accentInk}; font-size: ${fontSize.l}px; font-weight: 600; line-height: 1.25; text-align: center; text-decoration: none`,
  links: `margin: 0 0 ${space[4]}px; line-height: 2`,
  link: `color: ${colour.ink}; font-weight: 600`,
  note: `margin: ${space[3]}px 0 0; font-size: ${fontSize.s}px; color: ${colour.muted}`,
  footer: `margin: ${space[5]}px 0 0; padding-top: ${space[2]}px; border-top: 1px solid ${colour.line}; font-size: ${fontSize.xs}px; color: ${colour.muted}`,
  hidden: 'display: none; max-height: 0; overflow: hidden; mso-hide: all',
} as const

/** Mail programs that know dark mode get the dark tokens; the others show paper. */
const styleSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; width: 100%; background: ${colour.paper}; }
.trusted a { color: ${colour.ink}; overflow-wrap: anywhere; word-break: break-word; }
@media (prefers-color-scheme: dark) {
  body, .paper { background: ${colourDark.paper} !important; }
  .ink, .trusted a { color: ${colourDark.ink} !important; }
  .muted { color: ${colourDark.muted} !important; }
  .rule { border-color: ${colourDark.line} !important; }
  .mark { background: ${colourDark.accent} !important; }
  .button { background: ${colourDark.accent} !important; color: ${colourDark.accentInk} !important; }
}
`

const bareTable = trustedMarkup('role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"')

/** One column of at most 600 px, the wordmark with its line, at most one button; nothing is loaded from anywhere. */
export function letterHtml(letter: Letter): string {
  const { language, subject, lead } = letter
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${subject}</title>
<style>${trustedMarkup(styleSheet)}</style>
</head>
<body class="paper">
<div style="${look.hidden}">${lead ?? subject}</div>
<table ${bareTable} class="paper" style="background: ${colour.paper}">
<tr><td align="center" style="padding: ${space[4]}px ${space[3]}px ${space[5]}px">
<table ${bareTable} style="max-width: ${letterWidth}px">
<tr><td align="left" class="ink" style="${look.letter}">
${column(letter)}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`.markup
}

/** The name over the brand's one line (look.md), then the letter. */
function column({ brandName, lead, greeting, blocks, footer }: Letter): Markup {
  return markup`<p class="ink" style="${look.wordmark}">${brandName}</p>
<div class="mark" style="${look.line}">&nbsp;</div>
${lead === null ? null : markup`<h1 class="ink" style="${look.lead}">${lead}</h1>`}
${greeting === null ? null : paragraph(greeting)}
${blocks.map(blockMarkup)}
<p class="muted rule" style="${look.footer}">${withBreaks(footer)}</p>`
}

function blockMarkup(block: Block): Markup {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block.text)
    case 'facts':
      return markup`<table ${bareTable} class="rule" style="${look.facts}">
${block.rows.map(fact)}
</table>`
    case 'words':
      return markup`<blockquote class="rule" style="${look.words}">${withBreaks(block.text)}</blockquote>`
    case 'button':
      return button(block)
    case 'links':
      return markup`<p style="${look.links}">${block.links.map(link)}</p>`
    case 'note':
      return markup`<p class="muted" style="${look.note}">${withBreaks(block.text)}</p>`
    case 'trusted':
      return markup`<div class="trusted" style="${look.paragraph}">${trustedMarkup(block.html)}</div>`
  }
}

function paragraph(text: string): Markup {
  return markup`<p style="${look.paragraph}">${withBreaks(text)}</p>`
}

/** Label over value: an IBAN beside its label would not fit 320 px. */
function fact({ label, value }: { label: string; value: string }): Markup {
  return markup`<tr><td class="rule" style="${look.fact}"><span class="muted" style="${look.label}">${label}</span><br><strong style="${look.value}">${value}</strong></td></tr>`
}

/** Opens beside the mail, also from the sandboxed preview in the admin. */
function button({ label, url }: { label: string; url: string }): Markup {
  return markup`<p style="${look.action}"><a class="button" href="${url}" target="_blank" rel="noopener" style="${look.button}">${label}</a></p>`
}

function link({ label, url }: { label: string; url: string }): Markup {
  return markup`<a class="ink" href="${url}" target="_blank" rel="noopener" style="${look.link}">${label}</a><br>`
}

function withBreaks(text: string): Markup[] {
  return text.split('\n').map((line, index) => (index === 0 ? markup`${line}` : markup`<br>${line}`))
}
