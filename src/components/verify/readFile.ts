/** What a file says of itself without leaving the device (S6). */
export type ReadFile = { name: string; documentId: string | null; sha256: string; bytes: Uint8Array<ArrayBuffer> }

/** Reads a chosen file: its SHA-256 and the document id in its XMP; null when it is no PDF. */
export async function readPdfFile(file: File): Promise<ReadFile | null> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const text = new TextDecoder('latin1').decode(bytes)
  if (!text.slice(0, 1024).includes('%PDF-')) return null
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { name: file.name, documentId: documentIdIn(text), sha256, bytes }
}

/** The document id that stands in a file's XMP, which PDF/A leaves uncompressed; null when there is none. */
export function documentIdIn(text: string): string | null {
  return /<tdu:documentId>([0-9a-f-]{36})<\/tdu:documentId>/.exec(text)?.[1] ?? null
}
