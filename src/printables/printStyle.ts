import { colour, font } from '@/design/tokens'
import type { Language } from '@/domain/parties/snapshots'
import { printablesText } from '@/i18n/printables'

/** The style of every printed document: A4, 20 mm margins, number and page on each page (look.md §Screens 6, R9). */
export function printStyle({ footer, language }: { footer: string; language: Language }): string {
  const { before, between } = printablesText(language).page
  return `
@page {
  size: A4;
  margin: 20mm;
  @bottom-left { content: ${cssString(footer)}; ${footFont} }
  @bottom-right {
    content: ${cssString(before)} counter(page) ${cssString(between)} counter(pages);
    text-align: right; ${footFont}
  }
}
${baseStyle}${headStyle}${tableStyle}${totalsStyle}${closingStyle}${certificateStyle}`
}

/** Quoted for CSS: all but letters, digits and spaces is escaped, so that no text can end the string or the element. */
export function cssString(text: string): string {
  const escape = (character: string): string => `\\${(character.codePointAt(0) ?? 0).toString(16)} `
  return `"${text.replace(/[^A-Za-z0-9 ]/gu, escape)}"`
}

const footFont = `font: 400 7.5pt ${font.text}; color: ${colour.muted};`

const baseStyle = `
* { margin: 0; padding: 0; box-sizing: border-box; }
html { font: 400 9pt/1.5 ${font.text}; color: ${colour.ink}; }
body { hyphens: manual; overflow-wrap: break-word; }
p, dd, td { orphans: 3; widows: 3; }
/* Fixed: Chromium prints it on every page. */
.watermark { position: fixed; inset: 0; display: grid; place-items: center; font: 700 72pt/1 ${font.heading}; color: ${colour.line}; opacity: 0.5; transform: rotate(-35deg); z-index: -1; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
h1, h2, .wordmark, .kind { font-family: ${font.heading}; line-height: 1.1; }
h2 { font-size: 12pt; font-weight: 600; margin-bottom: 2.5mm; break-after: avoid; }
.unbroken { white-space: nowrap; }
.hint { color: ${colour.muted}; font-size: 8.5pt; break-after: avoid; }
.label, dt { color: ${colour.muted}; font-size: 7.5pt; line-height: 1.4; }
`

const headStyle = `
.letterhead { display: flex; align-items: center; gap: 4mm; margin-bottom: 12mm; }
.wordmark { font-size: 13pt; font-weight: 700; letter-spacing: -0.01em; }
.hyphen { flex: 1; height: 1pt; background: ${colour.accent}; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.kind { font-size: 11pt; font-weight: 500; }
h1 { font-size: 21pt; font-weight: 600; letter-spacing: -0.015em; padding-bottom: 5mm; border-bottom: 0.75pt solid ${colour.ink}; text-wrap: balance; }
.facts-row { display: flex; flex-wrap: wrap; gap: 2mm 10mm; margin-top: 3.5mm; }
.facts-row dd { font-weight: 500; }
.parties { display: grid; grid-template-columns: 1fr 1fr; gap: 10mm; margin-top: 8mm; line-height: 1.45; break-inside: avoid; }
.party-name { font-weight: 600; font-size: 10pt; }
.identity { margin-top: 1.5mm; color: ${colour.muted}; font-size: 7.5pt; line-height: 1.5; }
.introduction { margin-top: 8mm; max-width: 140mm; white-space: pre-line; }
`

/**
 * Fixed widths, so that the columns of both tables of a quote stand under each other. The first and the last two rows of a
 * table stay together, and a row is never cut unless it is longer than a page.
 */
const tableStyle = `
table { width: 100%; border-collapse: collapse; }
caption { caption-side: top; text-align: left; font: 600 12pt/1.1 ${font.heading}; padding-bottom: 1.5mm; break-after: avoid; }
thead { display: table-header-group; }
th { font-size: 7.5pt; font-weight: 400; color: ${colour.muted}; text-align: left; vertical-align: bottom; line-height: 1.3; }
tr { break-inside: avoid; }
.quantity, .rate, .amount, th.quantity, th.rate, th.amount { text-align: right; font-variant-numeric: tabular-nums; }
td.amount, td.rate, td.quantity { white-space: nowrap; }
.lines { margin-top: 9mm; table-layout: fixed; }
.lines > thead th { padding: 1.5mm 0; border-bottom: 0.5pt solid ${colour.muted}; }
.lines > tbody > tr > td { padding: 2.2mm 0; vertical-align: top; border-bottom: 0.5pt solid ${colour.line}; }
.lines > tbody > tr:first-child:not(:last-child), .lines > tbody > .group, .lines > tbody > tr:nth-last-child(2) { break-after: avoid; }
.lines .what { padding-right: 4mm; }
.lines > thead .quantity { width: 10mm; }
.lines > thead .unit { width: 23.5mm; padding-left: 2mm; }
.lines > thead .amount { width: 22.5mm; }
.lines > thead .rate { width: 13.5mm; }
.lines > tbody .unit { padding-left: 2mm; }
.line-label { font-weight: 500; }
.description { color: ${colour.muted}; font-size: 8pt; line-height: 1.45; white-space: pre-line; margin-top: 0.5mm; }
.net { font-weight: 500; }
.options { margin-top: 9mm; }
/* Chromium repeats a table's head, so break-after cannot hold heading and first row together: ask for their room instead. */
.options h2 { padding-bottom: 45mm; margin-bottom: -44mm; break-inside: avoid; }
.options .lines { margin-top: 2mm; }
.options > .lines > caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.options .what { padding-left: 6mm; }
.group th { padding: 4mm 0 1mm; font: 600 9pt/1.4 ${font.text}; color: ${colour.ink}; border-bottom: 0.5pt solid ${colour.line}; }
.mark { float: left; width: 3.4mm; height: 3.4mm; margin: 0.55mm 0 0 -6mm; }
.choice-words { font-size: 8pt; font-weight: 500; margin-top: 0.5mm; }
.excluded .net, .excluded .choice-words { font-weight: 400; color: ${colour.muted}; }
.deposits { break-inside: avoid; }
.deposits > tbody > tr > td { padding: 1.6mm 0; }
`

/** `inline-grid`: Chromium cuts no inline box, whereas it may cut a block that asks not to be. */
const totalsStyle = `
.totals { display: inline-grid; width: 100%; grid-template-columns: 62mm 1fr; gap: 20mm; align-items: start; }
.lines > tbody > .closing > td { padding: 7mm 0 0; border: 0; }
.lines > tbody:has(> .closing) > tr:nth-last-child(3) { break-after: avoid; }
.vat caption { font: 400 7.5pt/1.4 ${font.text}; color: ${colour.muted}; padding-bottom: 0.5mm; }
.vat { font-size: 8pt; }
.vat th { padding-bottom: 1mm; border-bottom: 0.5pt solid ${colour.line}; }
.vat td { padding: 1mm 0; vertical-align: top; }
.sums th { font-size: 9pt; color: inherit; vertical-align: baseline; line-height: 1.5; }
.sums th, .sums td { padding: 0.8mm 0; }
.sums .main th, .sums .main td { border-top: 0.75pt solid ${colour.ink}; font-weight: 600; font-size: 12pt; padding: 2mm 0; }
.stamp { display: inline-block; margin-top: 5mm; padding: 1.5mm 3.5mm; border: 1pt solid ${colour.ink}; border-radius: 1.5mm; font-weight: 600; }
`

const closingStyle = `
.conditions, .agreement, .transfer { margin-top: 9mm; break-inside: avoid; }
.facts-list > div { display: grid; grid-template-columns: 32mm 1fr; gap: 4mm; padding: 1mm 0; align-items: baseline; }
.facts-list dt { font-size: 8.5pt; }
.signers { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm 10mm; margin-top: 4mm; }
.signer { break-inside: avoid; }
.sign-here { display: grid; grid-template-columns: 1fr 2fr; gap: 4mm; margin-top: 17mm; color: ${colour.muted}; font-size: 7.5pt; }
.sign-here span { border-top: 0.75pt solid ${colour.ink}; padding-top: 1mm; }
.transfer { display: grid; grid-template-columns: 1fr 30mm; gap: 8mm; align-items: start; }
.transfer figure { display: grid; gap: 1.5mm; }
.transfer img { width: 26mm; height: 26mm; }
.transfer figcaption { color: ${colour.muted}; font-size: 7.5pt; line-height: 1.3; overflow-wrap: anywhere; }
.terms { margin-top: 10mm; }
.terms-text { columns: 2; column-gap: 10mm; font-size: 8pt; line-height: 1.45; }
.terms-text p { margin-bottom: 2mm; white-space: pre-line; }
.mentions { margin-top: 8mm; padding-top: 3mm; border-top: 0.5pt solid ${colour.line}; font-size: 7.5pt; line-height: 1.5; color: ${colour.muted}; }
.mentions p { break-inside: avoid; }
`

/** 42 mm: the longest label of the certificate on one line. Hashes must break: 64 digits are wider than a narrow column. */
const certificateStyle = `
.level { margin-top: 3.5mm; font: 600 12pt/1.3 ${font.heading}; }
.demo-key { display: inline-block; margin: 3mm 0 1mm; padding: 1.5mm 3.5mm; border: 1pt solid ${colour.danger}; border-radius: 1.5mm; color: ${colour.danger}; font-weight: 600; }
code { font: 400 7.5pt/1.5 ${font.text}; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.certified-signers { margin-top: 9mm; }
.certified-signer { margin-top: 5mm; padding-top: 3mm; border-top: 0.5pt solid ${colour.line}; }
.certified-head { display: grid; grid-template-columns: 1fr 70mm; gap: 8mm; align-items: end; margin-bottom: 3mm; break-inside: avoid; break-after: avoid; }
.level ~ * .facts-list > div { grid-template-columns: 42mm 1fr; padding: 0.6mm 0; break-inside: avoid; }
.baseline { height: 22mm; display: flex; align-items: flex-end; border-bottom: 0.75pt solid ${colour.ink}; }
.baseline img { max-width: 100%; max-height: 21mm; object-fit: contain; object-position: left bottom; }
.check-steps { padding-left: 5mm; }
.check-steps li { margin-bottom: 1mm; }
`
