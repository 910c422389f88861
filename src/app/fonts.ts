import './fonts.css'
// The three hands of a typed signature; their files are fetched only by who opens the sheet to sign.
import '@fontsource/caveat/600.css'
import '@fontsource/dancing-script/600.css'
import '@fontsource/homemade-apple/400.css'

import { preload } from 'react-dom'

/** The two Latin files that every page needs, asked for before the style sheet has been read. */
const urls = [
  new URL('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', import.meta.url),
  new URL(
    '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
    import.meta.url,
  ),
]

/** Adds the preload hints for the public pages' faces to the document that is being rendered. */
export function preloadFonts(): void {
  for (const url of urls) preload(url.pathname, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
}
