import '@/components/ui/tokens.css'
import '@/components/ui/base.css'

import type { Metadata, Viewport } from 'next'
import type { ReactElement, ReactNode } from 'react'

import { publicMetadata, publicViewport } from '../../publicDocument'
import { preloadFonts } from '../../../fonts'
import { readQuote } from './server'

export const metadata: Metadata = publicMetadata
export const viewport: Viewport = publicViewport

type LayoutProps = { children: ReactNode; params: Promise<{ token: string }> }

/**
 * A root layout of its own, below the token, because the document's language is the quote's. When the quote cannot be
 * read the page says why; the layout only falls back on French.
 */
export default async function QuoteLayout({ children, params }: LayoutProps): Promise<ReactElement> {
  const { token } = await params
  const view = await readQuote(token).catch(() => null)
  preloadFonts()
  return (
    <html lang={view?.content.language ?? 'fr'}>
      <body>{children}</body>
    </html>
  )
}
