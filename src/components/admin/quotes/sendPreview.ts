import { isCivilDate, type CivilDate } from '@/domain/dates/civilDate'
import { problemsIn, type ToldProblem } from '../api'
import { listAt, numberAt, textAt } from '../records'

/** What would go out, and what still keeps it from going. */
export type SendPreview = {
  recipients: { name: string; email: string }[]
  grossCents: number
  depositCents: number
  currency: string
  validUntil: CivilDate | null
  problems: ToldProblem[]
}

/** Reads the answer of `GET /api/quotes/:id/send-preview`. */
export function sendPreviewIn(body: unknown): SendPreview {
  const validUntil = textAt(body, 'validUntil')
  return {
    recipients: listAt(body, 'recipients').map((recipient) => ({
      name: textAt(recipient, 'name') ?? '',
      email: textAt(recipient, 'email') ?? '',
    })),
    grossCents: numberAt(body, 'grossCents') ?? 0,
    depositCents: numberAt(body, 'depositCents') ?? 0,
    currency: textAt(body, 'currency') ?? 'EUR',
    validUntil: validUntil !== null && isCivilDate(validUntil) ? validUntil : null,
    problems: problemsIn(body),
  }
}
