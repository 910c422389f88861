'use client'

import type { ReactElement } from 'react'

import { RetryingOutage } from '@/components/sign/RetryingOutage'
import { signOutage } from '@/i18n/signOutage'

const words = { fr: signOutage.fr.unavailable, en: signOutage.en.unavailable }

/** The quote could not be read. */
export default function QuoteError({ retry }: { error: unknown; retry: () => void }): ReactElement {
  return <RetryingOutage words={words} retry={retry} />
}
