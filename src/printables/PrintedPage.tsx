import type { ReactElement, ReactNode } from 'react'
import type { Language } from '@/domain/parties/snapshots'
import { printStyle } from './printStyle'

type PrintedPageProps = { title: string; footer: string; language: Language; children: ReactNode }

/** The HTML around a printed document: language, title, style, and a foot on every page. */
export function PrintedPage({ title, footer, language, children }: PrintedPageProps): ReactElement {
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: printStyle({ footer, language }) }} />
      </head>
      <body>{children}</body>
    </html>
  )
}
