import type { ReactElement } from 'react'
import type { Language } from '@/domain/parties/snapshots'
import { printablesText } from '@/i18n/printables'

/** The legal wording, as the document carries it: small but readable, in the document's order (R11, R13, R14). */
export function Mentions({ mentions, language }: { mentions: string[]; language: Language }): ReactElement | null {
  if (mentions.length === 0) return null
  return (
    <section className="mentions" aria-label={printablesText(language).mentions}>
      {mentions.map((mention) => (
        <p key={mention}>{mention}</p>
      ))}
    </section>
  )
}
