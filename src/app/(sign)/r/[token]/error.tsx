'use client'

import { useEffect, type ReactElement } from 'react'

import { OutagePage } from '@/components/sign/OutagePage'
import { Button } from '@/components/ui/Button'
import { payOutage } from '@/i18n/payOutage'

const retryEveryMs = 10_000

/** The page could not be read: says that the invoice is safe, and tries again by itself and on demand. */
export default function AnswersError({ retry }: { error: unknown; retry: () => void }): ReactElement {
  const language = typeof document !== 'undefined' && document.documentElement.lang === 'en' ? 'en' : 'fr'
  const words = payOutage[language].unavailable
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
