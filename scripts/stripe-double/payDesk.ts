import type { Stripe } from 'stripe'
import type { Answer } from './apiDesk'
import type { Attempt, World } from './happenings'
import { closedPage, payPage, successUrl, unknownPage } from './payPage'

export type PageRequest = { method: string; sessionId: string; form: string }

/** The payer's side: shows the page of a session, and does what its buttons say. */
export function payDesk(
  { book }: World,
  pay: (session: Stripe.Checkout.Session, attempt: Attempt) => void,
): (request: PageRequest) => Answer {
  return ({ method, sessionId, form }) => {
    const session = Object.hasOwn(book.sessions, sessionId) ? book.sessions[sessionId] : undefined
    if (!session) return html(404, unknownPage())
    if (session.status !== 'open') return html(200, closedPage(session))
    const description = book.intentData[sessionId]?.description ?? null
    if (method !== 'POST') return html(200, payPage({ session, description, wasRefused: false }))
    const attempt = attemptOf(new URLSearchParams(form).get('choice'))
    if (!attempt || !session.payment_method_types.includes(attempt.method)) return html(400, unknownPage())
    pay(session, attempt)
    if (attempt.outcome === 'failed') return html(402, payPage({ session, description, wasRefused: true }))
    return { status: 303, type: 'text/plain', text: '', headers: { location: successUrl(session) ?? '/' } }
  }
}

function attemptOf(choice: string | null): Attempt | null {
  if (choice === 'card') return { method: 'card', outcome: 'succeeded' }
  if (choice === 'sepa_debit') return { method: 'sepa_debit', outcome: 'succeeded' }
  return choice === 'refused' ? { method: 'card', outcome: 'failed' } : null
}

function html(status: number, text: string): Answer {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action *; frame-ancestors 'none'"
  return { status, type: 'text/html; charset=utf-8', text, headers: { 'content-security-policy': policy } }
}
