/** The picture of written words, in pixels; one third as high as wide, the brand's line at two thirds. */
export const writtenSize = { width: 1200, height: 400 } as const
/** Where the last line stands, as a share of the height; the page draws its line there. */
export const baselineShare = 0.68

const marginPx = 36
const largestPx = 220
/** Between two lines, in em of the lower one. */
const gapEm = 0.15
const longestLine = 28

/** What a line takes at a font size of 1 px, as `measureText` tells it for the ink, not for the letters' boxes. */
export type LineMetrics = {
  width: number
  ascent: number
  descent: number
  /** Size in proportion to the other lines: 1 is the name. */
  scale: number
}

type PlacedLine = { fontPx: number; baselineY: number }

/**
 * Places lines of words on the picture: as large as its width, the space above the brand's line and the space below
 * allow, the last line standing on the brand's line. No ink leaves the picture, whatever the face and the words (S1).
 */
export function placeLines(lines: readonly LineMetrics[]): PlacedLine[] {
  const { width, height } = writtenSize
  const baseline = height * baselineShare
  const offsets = offsetsAbove(lines)
  const first = lines[0]
  const last = lines.at(-1)
  if (!first || !last) return []
  const widest = Math.max(...lines.map((line) => line.width * line.scale))
  const above = (offsets[0] ?? 0) + first.ascent * first.scale
  const size = Math.min(
    largestPx,
    (width - 2 * marginPx) / Math.max(widest, 0.01),
    (baseline - marginPx) / Math.max(above, 0.01),
    (height - baseline - marginPx) / Math.max(last.descent * last.scale, 0.01),
  )
  return lines.map((line, index) => ({ fontPx: size * line.scale, baselineY: baseline - (offsets[index] ?? 0) * size }))
}

/** How far each line's baseline stands above the last one's, at a size of 1 px. */
function offsetsAbove(lines: readonly LineMetrics[]): number[] {
  const offsets: number[] = []
  let offset = 0
  for (const [index, line] of lines.toReversed().entries()) {
    if (index > 0) offset += line.descent * line.scale
    offsets.unshift(offset)
    offset += (line.ascent + gapEm) * line.scale
  }
  return offsets
}

/** A name on one line, or a long one on two, broken at the space nearest to its middle so that it stays readable. */
export function nameLines(name: string): string[] {
  const words = name.trim().replace(/\s+/g, ' ')
  if (words.length <= longestLine) return [words]
  const spaces = [...words.matchAll(/ /g)].map(({ index }) => index)
  const middle = words.length / 2
  const [nearest] = spaces.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
  return nearest === undefined ? [words] : [words.slice(0, nearest), words.slice(nearest + 1)]
}
