import { imageVerdict, type SignatureImageFacts } from '@/domain/signatures/imageVerdict'

/** RGBA bytes, as a canvas gives them. */
export type Pixels = { data: Uint8ClampedArray; width: number; height: number }

/** Fainter pixels are the soft edge of a stroke; the server may not count them as ink. */
const solidAlpha = 128

/** Whether a drawing will pass the server's rule (S1): nothing there, too small to be a signature, or fine. */
export function inkVerdict(pixels: Pixels): 'ok' | 'empty' | 'tooSmall' | 'picture' {
  const verdict = imageVerdict(inkFacts(pixels))
  if (verdict === 'accepted') return 'ok'
  if (verdict === 'signature.blank') return 'empty'
  return verdict === 'signature.dot' || verdict === 'signature.tooLittleInk' ? 'tooSmall' : 'picture'
}

/** How many pixels carry ink, and the smallest box around them. */
export function inkFacts({ data, width, height }: Pixels): SignatureImageFacts {
  const box = { left: width, right: -1, top: height, bottom: -1 }
  let inkPixels = 0
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    if ((data[pixel * 4 + 3] ?? 0) < solidAlpha) continue
    inkPixels += 1
    const x = pixel % width
    const y = (pixel - x) / width
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y)
  }
  const inkBox =
    inkPixels === 0
      ? { widthPx: 0, heightPx: 0 }
      : { widthPx: box.right - box.left + 1, heightPx: box.bottom - box.top + 1 }
  return { readable: true, widthPx: width, heightPx: height, byteLength: 0, inkPixels, inkBox }
}
