import '@/components/ui/tokens.css'
import '@/components/ui/base.css'

import type { Metadata, Viewport } from 'next'
import type { ReactElement, ReactNode } from 'react'

import { preloadFonts } from '../../../fonts'
import { publicMetadata, publicViewport } from '../../publicDocument'
import { readAnswers } from './server'

/** `same-origin`, not `no-referrer`: under that a browser posts the form with `Origin: null`, and we could not tell it is ours. */
export const metadata: Metadata = { ...publicMetadata, referrer: 'same-origin' }
export const viewport: Viewport = publicViewport

type LayoutProps = { children: ReactNode; params: Promise<{ token: string }> }

/** A root layout of its own, below the token, because the document's language is the invoice's; French without one. */
export default async function AnswersLayout({ children, params }: LayoutProps): Promise<ReactElement> {
  const { token } = await params
  const view = await readAnswers(token).catch(() => null)
  preloadFonts()
  return (
    <html lang={view?.language ?? 'fr'}>
      <body>{children}</body>
    </html>
  )
}
