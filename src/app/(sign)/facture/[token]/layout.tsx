import '@/components/ui/tokens.css'
import '@/components/ui/base.css'

import type { Metadata, Viewport } from 'next'
import type { ReactElement, ReactNode } from 'react'

import { publicMetadata, publicViewport } from '../../publicDocument'
import { preloadFonts } from '../../../fonts'
import { readInvoice } from './server'

/**
 * `same-origin`, not `no-referrer`: under that a browser without scripts posts the form with `Origin: null`, which Next
 * refuses. The secret address still goes to no other site.
 */
export const metadata: Metadata = { ...publicMetadata, referrer: 'same-origin' }
export const viewport: Viewport = publicViewport

type LayoutProps = { children: ReactNode; params: Promise<{ token: string }> }

/** A root layout of its own, below the token, because the document's language is the invoice's; French without one. */
export default async function InvoiceLayout({ children, params }: LayoutProps): Promise<ReactElement> {
  const { token } = await params
  const opened = await readInvoice(token).catch(() => null)
  preloadFonts()
  return (
    <html lang={opened?.view.content.language ?? 'fr'}>
      <body>{children}</body>
    </html>
  )
}
