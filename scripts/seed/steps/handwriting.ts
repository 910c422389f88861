import sharp from 'sharp'

import { randomFrom, type Random } from '../random'

const width = 600
const height = 200

/** A picture of a signature, the same for the same name: loops along a rising line and a stroke under it, as bare base64. */
export async function signaturePicture(name: string): Promise<string> {
  const random = randomFrom(`hand of ${name}`)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    <g fill="none" stroke="#1b2440" stroke-linecap="round" stroke-linejoin="round">
      <path stroke-width="4" d="${letters(name, random)}"/>
      <path stroke-width="3" d="${flourish(random)}"/>
    </g></svg>`
  const png = await sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer()
  return png.toString('base64')
}

/** One loop per letter; capitals are tall. */
function letters(name: string, random: Random): string {
  const strokes = Array.from(name.slice(0, 16))
  const step = 480 / strokes.length
  const loops = strokes.map((letter, index) => {
    const x = 50 + index * step
    const base = 128 - index * 2 + random.integer(-4, 4)
    const top = base - (letter === letter.toUpperCase() ? random.integer(60, 82) : random.integer(18, 44))
    return `C ${x + step * 0.2} ${top} ${x + step * 0.9} ${top - 6} ${x + step * 0.55} ${base} S ${x + step * 0.9} ${base + 8} ${x + step} ${base - 6}`
  })
  return `M 50 128 ${loops.join(' ')}`
}

function flourish(random: Random): string {
  const y = 150 + random.integer(-6, 10)
  return `M 70 ${y} Q ${260 + random.integer(-40, 40)} ${y + random.integer(10, 30)} ${500 + random.integer(0, 40)} ${y - random.integer(10, 30)}`
}
