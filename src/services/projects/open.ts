import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import { civilDateInParis } from '../../domain/dates/civilDate'
import { defaultMilestones } from '../../domain/projects/milestones'
import type { QuoteContent } from '../../domain/quotes/content'
import { withdrawalEndsOn } from '../../domain/quotes/withdrawal'
import { projectWords } from '../../i18n/projects'
import type { Quote } from '../../payload-types'
import { startProjectIfReady } from './start'

type Opening = {
  quote: Quote
  content: QuoteContent
  now: Date
  isDepositReceived: boolean
  isEarlyStartAsked: boolean
}

/**
 * Opens the project of an accepted quote, waiting for its deposit and, for a consumer, for the end of the withdrawal
 * period (C4, R45); starts it at once when nothing is awaited. One project per quote, by a unique constraint.
 */
export async function openProject(
  req: PayloadRequest,
  { quote, content, now, isDepositReceived, isEarlyStartAsked }: Opening,
): Promise<string> {
  const words = projectWords(content.language)
  const signedOn = civilDateInParis(now.toISOString())
  const project = await req.payload.create({
    collection: 'projects',
    data: {
      state: 'waiting',
      title: content.title,
      client: idOf(quote.client),
      quote: quote.id,
      withdrawalEndsOn: content.client.kind === 'consumer' ? withdrawalEndsOn(signedOn) : null,
      withdrawalWaivedAt: isEarlyStartAsked ? now.toISOString() : null,
      milestones: defaultMilestones.map(({ key, phase, weight }) => ({
        title: words.milestones[key],
        phase,
        weight,
        actor: key === 'acceptance' ? 'client' : 'agency',
      })),
      owner: quote.owner ?? null,
    },
    depth: 0,
    req,
  })
  await startProjectIfReady(req, { projectId: project.id, isDepositReceived, now })
  return project.id
}
