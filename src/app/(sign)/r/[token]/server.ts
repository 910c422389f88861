import { cache } from 'react'

import type { OpenAnswersView } from '@/contracts/answer'
import { openAnswers } from '@/services/dunning/openAnswers'

import { requestFacts } from '../../devis/[token]/server'

/** What the page behind a reminder's link shows, read once per request; null when there is none. */
export const readAnswers = cache(async (token: string): Promise<OpenAnswersView | null> => {
  const {
    payload,
    facts: { now },
  } = await requestFacts()
  return openAnswers(payload, { token, now })
})
