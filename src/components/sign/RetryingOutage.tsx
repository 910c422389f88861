'use client'

import { useEffect, type ReactElement } from 'react'

import { Button } from '@/components/ui/Button'
import type { Language } from '@/domain/parties/snapshots'

import { OutagePage } from './OutagePage'

const retryEveryMs = 10_000

type Words = { title: string; body: string; retry: string }
type RetryingOutageProps = { words: Readonly<Record<Language, Words>>; retry: () => void }

/** What could not be read is safe: says so in the page's language, and tries again by itself and on demand. */
export function RetryingOutage({ words, retry }: RetryingOutageProps): ReactElement {
  const language = typeof document !== 'undefined' && document.documentElement.lang === 'en' ? 'en' : 'fr'
  const { title, body, retry: label } = words[language]
  useEffect(() => {
    const timer = setInterval(retry, retryEveryMs)
    return () => clearInterval(timer)
  }, [retry])
  return (
    <OutagePage title={title} body={body}>
      <Button look="primary" onClick={retry}>
        {label}
      </Button>
    </OutagePage>
  )
}
