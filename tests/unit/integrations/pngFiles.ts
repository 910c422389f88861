import { crc32, deflateSync } from 'node:zlib'

/** Writes PNG files by hand, sound or broken, so that tests say byte for byte what they feed. */

export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

export function chunk(type: string, body: Uint8Array = Buffer.alloc(0)): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body])
  return Buffer.concat([uint32(body.length), typed, uint32(crc32(typed))])
}

/** Colour type 6 = RGBA, 2 = RGB, 0 = grey, 3 = palette. */
export function ihdr(widthPx: number, heightPx: number, colourType = 6): Buffer {
  return chunk('IHDR', Buffer.concat([uint32(widthPx), uint32(heightPx), Buffer.from([8, colourType, 0, 0, 0])]))
}

export type Rgba = readonly [number, number, number, number]
export const clear: Rgba = [0, 0, 0, 0]
export const white: Rgba = [255, 255, 255, 255]
export const black: Rgba = [0, 0, 0, 255]

export type Picture = { widthPx: number; heightPx: number; at: (x: number, y: number) => Rgba }

export function idat({ widthPx, heightPx, at }: Picture): Buffer {
  const rows = Array.from({ length: heightPx }, (_, y) => [
    0,
    ...Array.from({ length: widthPx }, (__, x) => at(x, y)).flat(),
  ])
  return chunk('IDAT', deflateSync(Buffer.from(rows.flat())))
}

export function png(picture: Picture): Buffer {
  return Buffer.concat([pngSignature, ihdr(picture.widthPx, picture.heightPx), idat(picture), chunk('IEND')])
}

/** A 3-px wave from x = 20 to 180 in a picture of 200 × 80. */
export function wave(ground: Rgba, ink: Rgba): Picture {
  const isInk = (x: number, y: number): boolean => x >= 20 && x < 180 && Math.abs(y - 40 - 20 * Math.sin(x / 15)) < 3
  return { widthPx: 200, heightPx: 80, at: (x, y) => (isInk(x, y) ? ink : ground) }
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
