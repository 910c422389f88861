import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

type Subset = 'latin' | 'latin-ext'
type Face = { family: string; folder: string; weight: number; subset: Subset }

/**
 * Static files, one per weight that print uses: from a variable font Chromium would embed nameless Type 3 outlines, twice
 * the size, with apostrophes that copy as another letter. The names are those of `design/tokens`.
 */
const families = [
  { family: 'Inter Variable', folder: 'inter', weights: [400, 500, 600] },
  { family: 'Bricolage Grotesque Variable', folder: 'bricolage-grotesque', weights: [500, 600, 700] },
]
const subsets: Subset[] = ['latin', 'latin-ext']

const faces: Face[] = families.flatMap(({ family, folder, weights }) =>
  weights.flatMap((weight) => subsets.map((subset) => ({ family, folder, weight, subset }))),
)

/** The packages' own ranges, as in their style sheets. */
const unicodeRange: Record<Subset, string> = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
}

/** Any character of `latin-ext` that `latin` lacks; œ, Œ, ı and € are in `latin`. */
const needsLatinExt = /[\u0100-\u0130\u0132-\u0151\u0154-\u024f\u1e00-\u1eff\u20a0-\u20ab\u20ad-\u20c0]/

const rules = new Map<Face, Promise<string>>()

/**
 * The `@font-face` rules of the house's fonts with the files in them, as far as the text needs them: a PDF looks the same
 * wherever it is made.
 */
export async function houseFontRules(text: string): Promise<string> {
  const wanted = faces.filter(({ subset }) => subset === 'latin' || needsLatinExt.test(text))
  const parts = await Promise.all(wanted.map(ruleOf))
  return parts.join('\n')
}

async function ruleOf(face: Face): Promise<string> {
  const known = rules.get(face) ?? readRule(face)
  rules.set(face, known)
  return known
}

/** From the working directory, because that is where a Next standalone server keeps the files traced for it. */
async function readRule({ family, folder, weight, subset }: Face): Promise<string> {
  const file = `${folder}/files/${folder}-${subset}-${weight}-normal.woff2`
  const bytes = await readFile(join(process.cwd(), 'node_modules/@fontsource', file))
  const source = `url(data:font/woff2;base64,${bytes.toString('base64')}) format('woff2')`
  return `@font-face{font-family:'${family}';font-weight:${weight};font-style:normal;src:${source};unicode-range:${unicodeRange[subset]}}`
}
