import type { InvoicePayment, OpenInvoiceView } from '@/contracts/pay'
import { daysBetween, type CivilDate } from '@/domain/dates/civilDate'
import { formatCents } from '@/domain/money/format'
import { fill } from '@/i18n/fill'
import type { PayTexts } from '@/i18n/pay'

import { shownDate } from './shownDate'

/** Where a payer comes back from: the provider's page after paying, or after leaving it. */
export type Back = 'none' | 'paid' | 'abandoned'

type Told = { title: string; body: string }
type Standing = { view: OpenInvoiceView; today: CivilDate; back: Back }

/** Whether the payer says to have paid and no row shows it: only the provider's own word makes it true (P2). */
export function isAwaitingConfirmation({ view, back }: Pick<Standing, 'view' | 'back'>): boolean {
  return back === 'paid' && ['due', 'overdue', 'preparing'].includes(view.state)
}

/** How the invoice stands, in one title and one sentence (I9). */
export function standingWords({ view, today, back }: Standing, texts: PayTexts): Told {
  const { standing } = texts
  switch (view.state) {
    case 'preparing':
    case 'refunded':
    case 'cancelled':
    case 'credit-note':
      return standing[view.state]
    case 'due':
      return dueWords({ view, today }, texts)
    case 'overdue':
      return overdueWords({ view, today }, texts)
    case 'processing':
      return processingWords(view, texts)
    case 'paid':
      return paidWords({ view, back }, texts)
  }
}

/** The last payment, when it failed and there is still something to pay; null otherwise. */
export function failedWords(view: OpenInvoiceView, { failed }: PayTexts): Told | null {
  const last = view.payments.filter(({ kind }) => kind === 'payment').at(-1)
  if (view.dueCents === 0 || last?.state !== 'failed') return null
  const values = {
    date: shownDate(last.on, view.content.language),
    amount: formatCents(last.amountCents, view.content),
  }
  return filled(last.method === 'sepa-debit' ? failed.debit : failed.other, values)
}

function dueWords({ view, today }: Omit<Standing, 'back'>, { standing }: PayTexts): Told {
  const { dueOn, language } = view.content
  const count = daysBetween(today, dueOn)
  const words = count === 0 ? standing.dueToday : count === 1 ? standing.dueTomorrow : standing.dueIn
  return filled(words, { count, date: shownDate(dueOn, language) })
}

function overdueWords({ view, today }: Omit<Standing, 'back'>, { standing }: PayTexts): Told {
  const { dueOn, language } = view.content
  const count = daysBetween(dueOn, today)
  return filled(count === 1 ? standing.overdueOne : standing.overdue, { count, date: shownDate(dueOn, language) })
}

function processingWords({ payments, content }: OpenInvoiceView, { standing }: PayTexts): Told {
  const pending = payments.filter(({ kind, state }) => kind === 'payment' && state === 'pending').at(-1)
  const words = pending?.method === 'sepa-debit' ? standing.debit : standing.underWay
  return filled(words, { date: shownDate(pending?.on ?? content.issuedOn, content.language) })
}

function paidWords({ view, back }: Omit<Standing, 'today'>, { standing }: PayTexts): Told {
  const last = view.payments.filter(isReceived).at(-1)
  if (last === undefined) return standing.settled
  return filled(back === 'paid' ? standing.received : standing.paid, {
    date: shownDate(last.on, view.content.language),
  })
}

function isReceived({ kind, state }: InvoicePayment): boolean {
  return kind === 'payment' && state === 'succeeded'
}

function filled({ title, body }: Told, values: Readonly<Record<string, string | number>>): Told {
  return { title: fill(title, values), body: fill(body, values) }
}
