'use client'

import { useEffect, type ReactElement } from 'react'

import { OutagePage } from '@/components/sign/OutagePage'
import { Button } from '@/components/ui/Button'
import { signOutage } from '@/i18n/signOutage'

const retryEveryMs = 10_000

/** The quote could not be read: says that it is safe, and tries again by itself and on demand. */
export default function QuoteError({ retry }: { error: unknown; retry: () => void }): ReactElement {
  const language = typeof document !== 'undefined' && document.documentElement.lang === 'en' ? 'en' : 'fr'
  const words = signOutage[language].unavailable
  useEffect(() => {
    const timer = setInterval(retry, retryEveryMs)
    return () => clearInterval(timer)
  }, [retry])
  return (
    <OutagePage title={words.title} body={words.body}>
      <Button look="primary" onClick={retry}>
        {words.retry}
      </Button>
    </OutagePage>
  )
}
