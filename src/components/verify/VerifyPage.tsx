'use client'

import { useState, type ReactElement } from 'react'

import { Button } from '@/components/ui/Button'
import type { SealAnswer, VerifyAnswer } from '@/contracts/verify'
import type { Language } from '@/domain/parties/snapshots'
import type { VerifyTexts } from '@/i18n/verify'

import { readPdfFile, type ReadFile } from './readFile'
import { SealVerdict } from './SealVerdict'
import { Verdict } from './Verdict'
import styles from './VerifyPage.module.css'

type Problem = keyof VerifyTexts['problems']

type Checked = { file: ReadFile; answer: VerifyAnswer }

/** Drop a PDF: its hash is made here, and only that and its document id are sent, until the reader asks for more (S6). */
export function VerifyPage({ language, texts }: { language: Language; texts: VerifyTexts }): ReactElement {
  const [checked, setChecked] = useState<Checked | null>(null)
  const [seal, setSeal] = useState<SealAnswer | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)

  const check = async (chosen: File | undefined): Promise<void> => {
    if (!chosen || isBusy) return
    setChecked(null)
    setSeal(null)
    setProblem(null)
    setBusy(true)
    const file = await readPdfFile(chosen).catch(() => null)
    const answer = file && (await ask<VerifyAnswer>('/api/verify', hashOf(file)))
    setBusy(false)
    if (!file || !answer) return setProblem(file ? 'unavailable' : 'notPdf')
    if (answer.ok) setChecked({ file, answer: answer.body })
    else setProblem(answer.problem)
  }

  const checkSeal = async ({ file }: Checked): Promise<void> => {
    setBusy(true)
    const answer = await ask<SealAnswer>('/api/verify/seal', { method: 'POST', body: file.bytes })
    setBusy(false)
    if (answer.ok) setSeal(answer.body)
    else setProblem(answer.problem)
  }

  return (
    <main className={styles.page}>
      <h1>{texts.title}</h1>
      <p>{texts.introduction}</p>
      <label className={styles.drop}>
        <span>{texts.choose}</span>
        <input
          type="file"
          accept="application/pdf,.pdf"
          onChange={(event) => {
            void check(event.target.files?.[0])
          }}
        />
      </label>
      <noscript>
        <p>{texts.needsScript}</p>
      </noscript>
      <div aria-live="polite" className={styles.answer}>
        {isBusy && <p>{texts.working}</p>}
        {problem && <p>{texts.problems[problem]}</p>}
        {checked && <Verdict checked={checked} language={language} texts={texts} />}
        {seal && <SealVerdict seal={seal} texts={texts} />}
      </div>
      {checked && !seal && (
        <div className={styles.more}>
          <p>{texts.sealOffer}</p>
          <Button look="outline" disabled={isBusy} onClick={() => void checkSeal(checked)}>
            {texts.sealButton}
          </Button>
        </div>
      )}
    </main>
  )
}

function hashOf({ documentId, sha256 }: ReadFile): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ documentId, sha256 }),
  }
}

type Asked<Body> = { ok: true; body: Body } | { ok: false; problem: Problem }

/** Our own endpoints answer with the contract's shapes; the page only shows them. */
async function ask<Body>(url: string, request: RequestInit): Promise<Asked<Body>> {
  const answer = await fetch(url, request).catch(() => null)
  if (answer?.ok) return { ok: true, body: (await answer.json()) as Body }
  const problems: Readonly<Record<number, Problem>> = { 413: 'tooBig', 415: 'notPdf', 429: 'tooOften' }
  return { ok: false, problem: problems[answer?.status ?? 0] ?? 'unavailable' }
}
