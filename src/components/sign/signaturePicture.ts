import { inkVerdict } from './ink'
import { nameLines, placeLines, writtenSize, type LineMetrics } from './pictureGeometry'

/** The picture is drawn in ink on nothing, whatever the theme: it will stand on white paper. */
export const inkColour = '#12161d'

const widestPx = 1200
const measuredPx = 100

/** The hands of a typed signature (S2); Homemade Apple lacks a few letters, which Caveat has. */
export const scriptFaces = ['caveat', 'dancingScript', 'homemadeApple'] as const
export type ScriptFace = (typeof scriptFaces)[number]
type Face = ScriptFace | 'inter'

const faces: Readonly<Record<Face, { weight: number; family: string }>> = {
  caveat: { weight: 600, family: 'Caveat, cursive' },
  dancingScript: { weight: 600, family: "'Dancing Script', Caveat, cursive" },
  homemadeApple: { weight: 400, family: "'Homemade Apple', Caveat, cursive" },
  inter: { weight: 500, family: "'Inter Variable', system-ui, sans-serif" },
}

/** Words to write, one line under the other; `scale` is a line's size beside the name's. */
export type WrittenLine = { text: string; scale: number }

export type SignaturePicture =
  { ok: true; base64: string } | { ok: false; reason: 'empty' | 'tooSmall' | 'mention' | 'picture' }

/** How the form takes the picture from whichever pad is in use. */
export type PadHandle = { picture: () => SignaturePicture }

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

/** The lines of a typed signature: the name alone. */
export function typedLines(name: string): WrittenLine[] {
  return nameLines(name).map((text) => ({ text, scale: 1 }))
}

/** The lines of a signature made with the keyboard: the mention, smaller, over the name (S2). */
export function keyboardLines(mention: string, name: string): WrittenLine[] {
  return [{ text: mention.trim(), scale: 0.5 }, ...typedLines(name)]
}

/** Resolves when a face is there, or cannot be had: the words are then written in the next face that is. */
export async function faceReady(face: Face, text: string): Promise<void> {
  await document.fonts.load(fontOf(face, measuredPx), text).catch(() => [])
}

/** Writes lines on the canvas in the faces that have arrived, as large as it allows. */
export function writeLines(canvas: HTMLCanvasElement, lines: readonly WrittenLine[], face: Face): void {
  const context = canvas.getContext('2d')
  if (!context) return
  context.clearRect(0, 0, writtenSize.width, writtenSize.height)
  context.fillStyle = inkColour
  // Widths then grow with the size, as placeLines takes them to: hinted small letters would run over the edge.
  context.textRendering = 'geometricPrecision'
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  const written = lines.filter(({ text }) => text !== '')
  const places = placeLines(written.map((line) => metricsOf(context, line, face)))
  for (const [index, place] of places.entries()) {
    context.font = fontOf(face, place.fontPx)
    context.fillText(written[index]?.text ?? '', writtenSize.width / 2, place.baselineY)
  }
}

/** A script face's ink leans out of its letters' boxes: the wider of the two counts. */
function metricsOf(context: CanvasRenderingContext2D, { text, scale }: WrittenLine, face: Face): LineMetrics {
  context.font = fontOf(face, measuredPx)
  const measured = context.measureText(text)
  const reach = Math.max(measured.actualBoundingBoxLeft, measured.actualBoundingBoxRight)
  return {
    width: Math.max(measured.width, 2 * reach) / measuredPx,
    ascent: Math.max(0, measured.actualBoundingBoxAscent) / measuredPx,
    descent: Math.max(0, measured.actualBoundingBoxDescent) / measuredPx,
    scale,
  }
}

function fontOf(face: Face, px: number): string {
  const { weight, family } = faces[face]
  return `${weight} ${px}px ${family}`
}
