import type { ReactElement, ReactNode } from 'react'
import type { Language } from '@/domain/parties/snapshots'
import { printStyle } from './printStyle'

type PrintedPageProps = { title: string; footer: string; language: Language; watermark?: string; children: ReactNode }

/** The HTML around a printed document: language, title, style, a foot and, for what is not final, a word on every page. */
export function PrintedPage(props: PrintedPageProps): ReactElement {
  const { title, footer, language, watermark = '', children } = props
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: printStyle({ footer, language }) }} />
      </head>
      <body>
        {watermark === '' ? null : <div className="watermark">{watermark}</div>}
        {children}
      </body>
    </html>
  )
}
