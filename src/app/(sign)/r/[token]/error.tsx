'use client'

import type { ReactElement } from 'react'

import { RetryingOutage } from '@/components/sign/RetryingOutage'
import { payOutage } from '@/i18n/payOutage'

const words = { fr: payOutage.fr.unavailable, en: payOutage.en.unavailable }

/** The reminder could not be read: its invoice is safe. */
export default function AnswersError({ retry }: { error: unknown; retry: () => void }): ReactElement {
  return <RetryingOutage words={words} retry={retry} />
}
