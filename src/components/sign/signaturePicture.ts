import { inkVerdict } from './ink'

/** The picture is drawn in ink on nothing, whatever the theme: it will stand on white paper. */
export const inkColour = '#12161d'
export const typedSize = { width: 1200, height: 400 } as const

const widestPx = 1200
const typedMargin = 60
const faceOf = (px: number): string => `600 ${px}px Caveat, cursive`

export type SignaturePicture = { ok: true; base64: string } | { ok: false; reason: 'empty' | 'tooSmall' | 'picture' }

/** The canvas as a PNG that the server will accept, made smaller if a dense screen made it huge; or why not (S1). */
export function pictureOf(canvas: HTMLCanvasElement): SignaturePicture {
  const sized = shrunk(canvas)
  const context = sized?.getContext('2d')
  if (!sized || !context) return { ok: false, reason: 'picture' }
  const verdict = inkVerdict(context.getImageData(0, 0, sized.width, sized.height))
  if (verdict !== 'ok') return { ok: false, reason: verdict }
  const [prefix, base64] = sized.toDataURL('image/png').split(',')
  if (prefix !== 'data:image/png;base64' || base64 === undefined) return { ok: false, reason: 'picture' }
  return { ok: true, base64 }
}

function shrunk(canvas: HTMLCanvasElement): HTMLCanvasElement | null {
  if (canvas.width === 0 || canvas.height === 0) return null
  const factor = Math.min(1, widestPx / canvas.width)
  const copy = document.createElement('canvas')
  copy.width = Math.round(canvas.width * factor)
  copy.height = Math.round(canvas.height * factor)
  copy.getContext('2d')?.drawImage(canvas, 0, 0, copy.width, copy.height)
  return copy
}

/** Writes a name in the script face, as large as the canvas allows; waits for the face to arrive. */
export async function drawName(canvas: HTMLCanvasElement, name: string): Promise<void> {
  await document.fonts.load(faceOf(100), name).catch(() => [])
  const context = canvas.getContext('2d')
  if (!context) return
  const { width, height } = typedSize
  context.clearRect(0, 0, width, height)
  context.fillStyle = inkColour
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  context.font = faceOf(200)
  const natural = Math.max(1, context.measureText(name).width)
  context.font = faceOf(Math.min(200, (200 * (width - 2 * typedMargin)) / natural))
  context.fillText(name, width / 2, height * 0.68)
}
