import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { signatureImageLimits } from '../../domain/signatures/imageVerdict'
import type { SignatureImageFacts, SignatureImages } from '../ports'
import { turns } from '../turns'
import { readPng } from './pngChunks'

const largest = {
  widthPx: signatureImageLimits.widthPx.max,
  heightPx: signatureImageLimits.heightPx.max,
  bytes: signatureImageLimits.maxBytes,
}
/** A decoded picture takes 8 MB at most, and its pixels are counted on the one thread that answers everybody. */
const decodesAtOnce = 2
const decodeSeconds = 5
/** Of 255: fainter than this is the edge of a stroke or dust, not ink. */
const inkThreshold = 64

/** Looks at signature pictures (S1): the file's form first, then, of one that is small enough, its pixels. */
export function signatureImages(): SignatureImages {
  const inTurn = turns(decodesAtOnce)
  return { inspect: (bytes) => inspect(bytes, inTurn) }
}

async function inspect(bytes: Uint8Array, inTurn: ReturnType<typeof turns>): Promise<SignatureImageFacts> {
  if (bytes.byteLength > largest.bytes) return { readable: false, reason: 'too-large' }
  const png = readPng(bytes, largest)
  if (png.fault !== null) return { readable: false, reason: png.fault }
  const ink = await inTurn(async () => {
    const pixels = await decode(png.drawing)
    return pixels && findInk(pixels, png.widthPx)
  })
  if (ink === null) return { readable: false, reason: 'undecodable' }
  return {
    readable: true,
    widthPx: png.widthPx,
    heightPx: png.heightPx,
    byteLength: bytes.byteLength,
    ...ink,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
}

/** Red, green, blue and alpha of every pixel; null when the data does not give all of them. */
async function decode(png: Buffer): Promise<Buffer | null> {
  try {
    return await sharp(png, {
      limitInputPixels: largest.widthPx * largest.heightPx,
      failOn: 'warning',
      sequentialRead: true,
    })
      .timeout({ seconds: decodeSeconds })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer()
  } catch {
    return null
  }
}

type Ink = Pick<Extract<SignatureImageFacts, { readable: true }>, 'inkPixels' | 'inkBox'>

/** Ink is what is dark and opaque at once, so that a white and a transparent ground both count as paper. */
function findInk(rgba: Buffer, widthPx: number): Ink {
  let inkPixels = 0
  const box = { left: Infinity, right: -1, top: Infinity, bottom: -1 }
  for (let index = 0; index < rgba.length; index += 4) {
    if (darkness(rgba, index) <= inkThreshold) continue
    const pixel = index / 4
    const x = pixel % widthPx
    const y = (pixel - x) / widthPx
    inkPixels += 1
    if (x < box.left) box.left = x
    if (x > box.right) box.right = x
    if (y < box.top) box.top = y
    box.bottom = y
  }
  if (inkPixels === 0) return { inkPixels, inkBox: { widthPx: 0, heightPx: 0 } }
  return { inkPixels, inkBox: { widthPx: box.right - box.left + 1, heightPx: box.bottom - box.top + 1 } }
}

/** 0…255, with the eye's weights of red, green and blue (BT.709). */
function darkness(rgba: Buffer, index: number): number {
  const [red = 0, green = 0, blue = 0, alpha = 0] = [rgba[index], rgba[index + 1], rgba[index + 2], rgba[index + 3]]
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return ((255 - light) * alpha) / 255
}
