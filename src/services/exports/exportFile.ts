/** A file that is written while it is read, so that its size does not matter. */
export type ExportFile = { filename: string; contentType: string; chunks: AsyncIterable<Uint8Array> }

const encoder = new TextEncoder()

/** The bytes of texts, as they come. */
export async function* utf8(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield encoder.encode(text)
}
