/**
 * A small sRGB display profile (ICC version 2, matrix and tone curve), made here so that no foreign file has to be shipped.
 *
 * The primaries are those of IEC 61966-2-1, adapted to D50 as the ICC asks. The same bytes every time.
 */
export function srgbProfile(): Uint8Array {
  const curve = toneCurve()
  return assemble([
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ])
}

const headerLength = 128
const tableEntryLength = 12
const curvePoints = 1024

function assemble(tags: [signature: string, data: Buffer][]): Uint8Array {
  const table = Buffer.alloc(4 + tags.length * tableEntryLength)
  table.writeUInt32BE(tags.length)
  const placed = new Map<Buffer, number>()
  const body: Buffer[] = []
  let end = headerLength + table.length
  for (const [index, [signature, data]] of tags.entries()) {
    const offset = placed.get(data) ?? end
    if (!placed.has(data)) {
      const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
      placed.set(data, offset)
      body.push(padded)
      end += padded.length
    }
    const entry = 4 + index * tableEntryLength
    table.write(signature, entry, 'latin1')
    table.writeUInt32BE(offset, entry + 4)
    table.writeUInt32BE(data.length, entry + 8)
  }
  return new Uint8Array(Buffer.concat([header(end), table, ...body]))
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(headerLength)
  bytes.writeUInt32BE(size)
  bytes.writeUInt32BE(0x02100000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  // A fixed date: 2026-01-01, midnight.
  for (const [index, part] of [2026, 1, 1].entries()) bytes.writeUInt16BE(part, 24 + index * 2)
  bytes.write('acsp', 36, 'latin1')
  for (const [index, part] of [0.9642, 1, 0.8249].entries()) bytes.writeInt32BE(fixed(part), 68 + index * 4)
  return bytes
}

/** s15Fixed16Number */
function fixed(value: number): number {
  return Math.round(value * 65_536)
}

function typed(signature: string, ...parts: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from(signature, 'latin1'), Buffer.alloc(4), ...parts])
}

function xyz(...values: [number, number, number]): Buffer {
  const bytes = Buffer.alloc(12)
  for (const [index, value] of values.entries()) bytes.writeInt32BE(fixed(value), index * 4)
  return typed('XYZ ', bytes)
}

function text(value: string): Buffer {
  return typed('text', Buffer.from(`${value}\0`, 'latin1'))
}

/** textDescriptionType: the ASCII name, then an empty Unicode and an empty Macintosh one (67 bytes). */
function description(name: string): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(name.length + 1)
  return typed('desc', length, Buffer.from(`${name}\0`, 'latin1'), Buffer.alloc(8 + 3 + 67))
}

function toneCurve(): Buffer {
  const bytes = Buffer.alloc(4 + curvePoints * 2)
  bytes.writeUInt32BE(curvePoints)
  for (let index = 0; index < curvePoints; index += 1)
    bytes.writeUInt16BE(Math.round(linear(index / (curvePoints - 1)) * 65_535), 4 + index * 2)
  return typed('curv', bytes)
}

/** sRGB's own curve: straight near black, then a power of 2.4. */
function linear(encoded: number): number {
  return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4
}
