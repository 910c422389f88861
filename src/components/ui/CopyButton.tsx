'use client'

import { useEffect, useState, type ReactElement } from 'react'

import { Button } from './Button'
import { VisuallyHidden } from './VisuallyHidden'

type CopyButtonProps = {
  /** What is copied. */
  value: string
  /** What is being copied, for screen readers, e.g. "Copier l'IBAN". */
  name: string
  label: string
  doneLabel: string
  failedLabel: string
}

/** Copies a text and says whether it did; where the clipboard is refused, it says so and the text can be selected. */
export function CopyButton({ value, name, label, doneLabel, failedLabel }: CopyButtonProps): ReactElement {
  const [outcome, setOutcome] = useState<'none' | 'done' | 'failed'>('none')
  useEffect(() => {
    if (outcome === 'none') return undefined
    const timer = setTimeout(() => setOutcome('none'), 2500)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value)
      setOutcome('done')
    } catch {
      setOutcome('failed')
    }
  }
  const words = { none: label, done: doneLabel, failed: failedLabel }
  return (
    <>
      <Button size="small" aria-label={name} onClick={() => void copy()}>
        {words[outcome]}
      </Button>
      <VisuallyHidden>
        <output>{outcome === 'none' ? '' : words[outcome]}</output>
      </VisuallyHidden>
    </>
  )
}
