/** The body as it comes, whatever its declared length says; null, with the rest unread, when it is over the limit in bytes. */
export async function readUpTo(
  { body }: { body?: ReadableStream<Uint8Array> | null | undefined },
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength
    if (length > limit) {
      await reader?.cancel()
      return null
    }
    parts.push(part.value)
  }
  return Buffer.concat(parts)
}
