import { isSameOrigin } from '@/access/sameOrigin'
import type { AnswerRefusal } from '@/domain/dunning/answers'
import { DomainError } from '@/domain/errors'
import { answerReminder } from '@/services/dunning/answer'

import { requestFacts } from '../../../devis/[token]/server'
import { readForm } from './readForm'

/** Takes a debtor's answer from the page's own form, with and without scripts, and leads back to the page (D4). */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params
  const { payload, facts } = await requestFacts()
  const origin = new URL(payload.config.serverURL).origin
  if (!isSameOrigin(request.headers, origin)) return new Response(null, { status: 403 })
  const sent = await readForm(request)
  if (typeof sent === 'string') return backTo(token, { refus: sent })
  try {
    await answerReminder(payload, { token, ...sent }, facts)
    return backTo(token, { fait: sent.answer.kind })
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === 'unavailable') payload.logger.error({ err: error }, 'An answer to a reminder could not be taken')
    return backTo(token, { refus: refusal })
  }
}

const refusals: Readonly<Record<string, AnswerRefusal>> = {
  'reminder.unknown': 'unknown',
  'reminder.notOpen': 'notOpen',
  'reminder.tooMany': 'tooMany',
  'reminder.dateInPast': 'dateInPast',
  'reminder.dateTooFar': 'dateTooFar',
  'reminder.alreadyPromised': 'alreadyPromised',
  'reminder.promisesBroken': 'promisesBroken',
  'reminder.fileKind': 'fileKind',
  'reminder.fileSize': 'fileSize',
  'dunning.planTooSmall': 'tooSmall',
}

function refusalOf(error: unknown): AnswerRefusal {
  return (error instanceof DomainError ? refusals[error.code] : undefined) ?? 'unavailable'
}

/** A GET of the page, so that reloading it sends nothing again. */
function backTo(token: string, result: Record<string, string>): Response {
  const location = `/r/${encodeURIComponent(token)}?${new URLSearchParams(result)}`
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } })
}
