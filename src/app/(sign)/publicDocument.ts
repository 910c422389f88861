import type { Metadata, Viewport } from 'next'

/** Pages behind a secret link: never indexed, and their address never handed on to another site. */
export const publicMetadata: Metadata = {
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
  formatDetection: { telephone: false, date: false, address: false, email: false },
}

/** The desk's colour up to the edge of the screen, light and dark. */
export const publicViewport: Viewport = {
  colorScheme: 'light dark',
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f1efea' },
    { media: '(prefers-color-scheme: dark)', color: '#0b0e13' },
  ],
}
