'use client'

import type { ReactElement } from 'react'

import { RetryingOutage } from '@/components/sign/RetryingOutage'
import { payOutage } from '@/i18n/payOutage'

const words = { fr: payOutage.fr.unavailable, en: payOutage.en.unavailable }

/** The invoice could not be read. */
export default function InvoiceError({ retry }: { error: unknown; retry: () => void }): ReactElement {
  return <RetryingOutage words={words} retry={retry} />
}
