import type { ReactElement } from 'react'

import type { VerifyAnswer } from '@/contracts/verify'
import { formatInstant } from '@/domain/dates/civilDate'
import type { Language } from '@/domain/parties/snapshots'
import { fill } from '@/i18n/fill'
import type { VerifyTexts } from '@/i18n/verify'

type VerdictProps = {
  checked: { file: { name: string; sha256: string }; answer: VerifyAnswer }
  language: Language
  texts: VerifyTexts
}

/** What the file is, in words first, then what was compared. */
export function Verdict({ checked: { file, answer }, language, texts }: VerdictProps): ReactElement {
  const words = texts.verdicts[answer.verdict]
  const { document } = answer
  const facts = { label: document?.label ?? '', replacedBy: document?.replacedBy ?? '' }
  return (
    <section data-verdict={answer.verdict}>
      <h2>{words.title}</h2>
      <p>{fill(words.body, facts)}</p>
      {document && (
        <p>{fill(texts.kinds[document.kind], { ...facts, date: formatInstant(document.date, language) })}</p>
      )}
      {document?.signature && <p>{texts.level}</p>}
      {document?.signature && <p>{texts.timestamps[document.signature.timestamp]}</p>}
      {document?.signature?.isDemoKey && <p>{texts.demoKey}</p>}
      <p>
        {file.name} · SHA-256 <code>{file.sha256}</code>
      </p>
    </section>
  )
}
