import { crc32 } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** What a decoder needs in order to draw; anything else may hide a decompression bomb or a secret. */
const drawingChunks = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])

export type PngReading =
  | { fault: 'not-png' | 'animated' | 'trailing-bytes' | 'truncated' | 'too-large' | 'undecodable' }
  | { fault: null; widthPx: number; heightPx: number; drawing: Buffer }

/**
 * Walks the chunks of a PNG without decompressing any, and keeps those that draw.
 *
 * @param limits a wider or higher picture ends the walk at the header
 */
export function readPng(bytes: Uint8Array, limits: { widthPx: number; heightPx: number }): PngReading {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!png.subarray(0, signature.length).equals(signature)) return { fault: 'not-png' }
  const header = readHeader(png)
  if (header === null) return { fault: 'truncated' }
  if (header.widthPx > limits.widthPx || header.heightPx > limits.heightPx) return { fault: 'too-large' }
  const kept = keepDrawing(png)
  return kept.fault === null ? { fault: null, ...header, drawing: kept.drawing } : kept
}

/** The header comes first, right after the signature, in every PNG. */
function readHeader(png: Buffer): { widthPx: number; heightPx: number } | null {
  if (png.length < 33) return null
  return { widthPx: png.readUInt32BE(16), heightPx: png.readUInt32BE(20) }
}

type Kept = { fault: 'animated' | 'trailing-bytes' | 'truncated' | 'undecodable' } | { fault: null; drawing: Buffer }

function keepDrawing(png: Buffer): Kept {
  const parts: Buffer[] = [signature]
  let offset = signature.length
  while (offset + 12 <= png.length) {
    const end = offset + 12 + png.readUInt32BE(offset)
    if (end > png.length) return { fault: 'truncated' }
    const type = png.toString('latin1', offset + 4, offset + 8)
    if (type === 'acTL') return { fault: 'animated' }
    if (crc32(png.subarray(offset + 4, end - 4)) !== png.readUInt32BE(end - 4)) return { fault: 'undecodable' }
    if (drawingChunks.has(type)) parts.push(png.subarray(offset, end))
    if (type === 'IEND') return end === png.length ? finish(parts) : { fault: 'trailing-bytes' }
    offset = end
  }
  return { fault: 'truncated' }
}

function finish(parts: Buffer[]): Kept {
  return { fault: null, drawing: Buffer.concat(parts) }
}
