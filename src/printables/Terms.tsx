import type { ReactElement } from 'react'
import type { Language } from '@/domain/parties/snapshots'
import { printablesText } from '@/i18n/printables'

type TermsProps = { terms: string; version: string; language: Language }

/** The general terms that are accepted with the quote, under their version (R17); paragraphs are parted by blank lines. */
export function Terms({ terms, version, language }: TermsProps): ReactElement | null {
  const paragraphs = terms.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
  if (paragraphs.length === 0) return null
  return (
    <section className="terms">
      <h2>{printablesText(language).terms(version)}</h2>
      <div className="terms-text">
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph.trim()}</p>
        ))}
      </div>
    </section>
  )
}
