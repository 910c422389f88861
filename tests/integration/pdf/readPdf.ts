import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type ReadPdf = {
  title: string | undefined
  language: string | null
  /** Roles of the first page's structure tree; empty when the file is not tagged. */
  roles: Set<string>
  outline: string[]
  /** Text of each page, words parted by single spaces. */
  pages: string[]
  /** Width and height of the first page in points. */
  size: [number, number]
}

/** Reads a PDF with pdf.js, the way a viewer does. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  const { info } = await document.getMetadata()
  const outline = await document.getOutline()
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1)))
  const texts = await Promise.all(pages.map((page) => page.getTextContent()))
  const viewport = pages[0]?.getViewport({ scale: 1 })
  const result = {
    title: 'Title' in info && typeof info.Title === 'string' ? info.Title : undefined,
    language: 'Language' in info && typeof info.Language === 'string' ? info.Language : null,
    roles: rolesOf(await pages[0]?.getStructTree()),
    outline: outline?.map((item) => item.title) ?? [],
    pages: texts.map(({ items }) =>
      items
        .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : ''))
        .join('')
        // Inter has one glyph for both apostrophes, and the file names the other one.
        .replaceAll('\u02bc', '’')
        .replace(/[ \u00a0]+/g, ' '),
    ),
    size: [viewport?.width ?? 0, viewport?.height ?? 0] satisfies [number, number],
  }
  await task.destroy()
  return result
}

function rolesOf(node: unknown): Set<string> {
  if (typeof node !== 'object' || node === null) return new Set()
  const own = 'role' in node && typeof node.role === 'string' ? [node.role] : []
  const below =
    'children' in node && Array.isArray(node.children) ? node.children.flatMap((child) => [...rolesOf(child)]) : []
  return new Set([...own, ...below])
}
