import type { ReactElement } from 'react'

import type { SealAnswer } from '@/contracts/verify'
import type { VerifyTexts } from '@/i18n/verify'

/** What the seal inside the file proves (S6): whole, ours, or not. */
export function SealVerdict({ seal, texts }: { seal: SealAnswer; texts: VerifyTexts }): ReactElement {
  const words = texts.seals[kindOf(seal)]
  return (
    <section data-seal={kindOf(seal)}>
      <h2>{words.title}</h2>
      <p>{words.body}</p>
    </section>
  )
}

function kindOf({ signed, valid, coversWholeFile, isOurs }: SealAnswer): keyof VerifyTexts['seals'] {
  if (!signed) return 'none'
  if (!valid || !coversWholeFile) return 'broken'
  return isOurs ? 'whole' : 'foreign'
}
