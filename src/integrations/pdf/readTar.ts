const blockBytes = 512

/**
 * Lists the plain files of a ustar archive, as views on its bytes; folders are implied by the paths.
 *
 * Enough for the archives of `@sparticuz/chromium`.
 *
 * @throws {Error} on links, long names and other kinds of entry, on a path that leaves its folder, on a cut archive.
 */
export function* readTar(tar: Uint8Array): Generator<{ path: string; bytes: Uint8Array }> {
  let offset = 0
  while (offset + blockBytes <= tar.length && tar[offset] !== 0) {
    const path = text(tar, offset, 100)
    const size = Number.parseInt(text(tar, offset + 124, 12), 8)
    const kind = text(tar, offset + 156, 1)
    if (!['', '0', '5'].includes(kind)) throw new Error(`tar: ${path} is of unknown kind ${kind}`)
    if (path.startsWith('/') || path.split('/').includes('..')) throw new Error(`tar: ${path} leaves its folder`)
    const start = offset + blockBytes
    if (!(start + size <= tar.length)) throw new Error(`tar: ${path} is cut`)
    if (kind !== '5') yield { path, bytes: tar.subarray(start, start + size) }
    offset = start + Math.ceil(size / blockBytes) * blockBytes
  }
}

function text(tar: Uint8Array, offset: number, length: number): string {
  const bytes = tar.subarray(offset, offset + length)
  const end = bytes.indexOf(0)
  return new TextDecoder().decode(end === -1 ? bytes : bytes.subarray(0, end)).trim()
}
