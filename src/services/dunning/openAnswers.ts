import type { Payload, PayloadRequest } from 'payload'

import type { OpenAnswersView } from '../../contracts/answer'
import { addDays, civilDate, civilDateInParis, type CivilDate } from '../../domain/dates/civilDate'
import { longestPromiseDays } from '../../domain/dunning/promise'
import { requestOf } from '../guest'
import { issuedContent } from '../invoices/issuedContent'
import { invoiceToken } from '../invoices/link'
import { isOwed, reminderByToken } from './linkedReminder'

/** What the page behind a reminder's link shows; null when the link opens nothing. Changes nothing (D4). */
export async function openAnswers(
  payload: Payload,
  { token, now }: { token: string; now: Date },
): Promise<OpenAnswersView | null> {
  const req = await requestOf(payload, { kind: 'guest', email: null })
  const linked = await reminderByToken(req, token)
  if (!linked) return null
  const { invoice } = linked
  const { number, language, currency, seller, dueOn } = issuedContent(invoice)
  const promisedOn = await openPromiseOn(req, invoice.id)
  const today = civilDateInParis(now.toISOString())
  return {
    number,
    language,
    currency,
    seller,
    dueOn,
    leftCents: Math.max(0, invoice.balanceCents ?? 0),
    state: stateOf({ isOpen: isOwed(invoice), isDisputed: Boolean(invoice.disputedAt), promisedOn }),
    promisedOn,
    today,
    lastDay: addDays(today, longestPromiseDays),
    payUrl: `/facture/${invoiceToken(payload.secret, invoice.id, invoice.linkNonce ?? '')}`,
  }
}

type Standing = { isOpen: boolean; isDisputed: boolean; promisedOn: CivilDate | null }

function stateOf({ isOpen, isDisputed, promisedOn }: Standing): OpenAnswersView['state'] {
  if (!isOpen) return 'closed'
  if (isDisputed) return 'disputed'
  return promisedOn === null ? 'open' : 'promised'
}

/** The next day on which an invoice's debtor has promised to pay; null without an open promise. */
export async function openPromiseOn(req: PayloadRequest, invoiceId: string): Promise<CivilDate | null> {
  const { docs } = await req.payload.find({
    collection: 'promises',
    where: { invoice: { equals: invoiceId }, state: { equals: 'open' } },
    sort: 'promisedOn',
    depth: 0,
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0] ? civilDate(docs[0].promisedOn) : null
}
