import '@/components/ui/tokens.css'
import '@/components/ui/base.css'

import type { Metadata } from 'next'
import type { ReactElement, ReactNode } from 'react'

import { verifyTexts } from '@/i18n/verify'
import { preloadFonts } from '../../fonts'
import { publicViewport } from '../publicDocument'
import { readerLanguage } from './language'

export const viewport = publicViewport

export async function generateMetadata(): Promise<Metadata> {
  return { title: verifyTexts(await readerLanguage()).title }
}

/** A root layout of its own: the language is the reader's. */
export default async function VerifierLayout({ children }: { children: ReactNode }): Promise<ReactElement> {
  preloadFonts()
  return (
    <html lang={await readerLanguage()}>
      <body>{children}</body>
    </html>
  )
}
