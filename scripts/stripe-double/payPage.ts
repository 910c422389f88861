import type { Stripe } from 'stripe'
import { colour, radius, space } from '@/design/tokens'
import { type PayPageTexts, payPageTexts } from './payPageTexts'

type Shown = { session: Stripe.Checkout.Session; description: string | null; wasRefused: boolean }

/** Stands in for Stripe's page: says that it is a simulator, and lets one choose what happens. No script, no style from elsewhere. */
export function payPage({ session, description, wasRefused }: Shown): string {
  const texts = payPageTexts(session.locale)
  const takes = (method: string): boolean => session.payment_method_types.includes(method)
  const amount = amountText(session)
  return frame(session.locale, {
    title: `${texts.title} ${amount}`,
    body: `
      <p class="what">${escape(description ?? session.client_reference_id ?? session.id)}</p>
      <h1>${texts.title} ${escape(amount)}</h1>
      ${wasRefused ? `<p role="alert" class="alert">${texts.refused}</p>` : ''}
      <h2>${texts.choose}</h2>
      ${takes('card') ? button(texts.card, 'card') : ''}
      ${takes('sepa_debit') ? button(texts.debit, 'sepa_debit', texts.debitHint) : ''}
      ${takes('card') ? button(texts.cardRefused, 'refused') : ''}
      ${session.cancel_url === null ? '' : link(session.cancel_url, texts.back)}`,
  })
}

/** For a session that nobody can pay any more. */
export function closedPage(session: Stripe.Checkout.Session): string {
  const texts = payPageTexts(session.locale)
  const said = session.status === 'complete' ? texts.complete : texts.expired
  const back = session.status === 'complete' ? successUrl(session) : session.cancel_url
  const body = `<h1>${said}</h1>${back === null ? '' : link(back, texts.toSite)}`
  return frame(session.locale, { title: said, body })
}

export function unknownPage(): string {
  const { unknown } = payPageTexts(null)
  return frame(null, { title: unknown, body: `<h1>${unknown}</h1>` })
}

/** Where a payer goes after paying. */
export function successUrl({ id, success_url }: Stripe.Checkout.Session): string | null {
  return success_url === null ? null : success_url.replaceAll('{CHECKOUT_SESSION_ID}', id)
}

function button(label: string, choice: string, hint?: string): string {
  const describes = hint === undefined ? '' : ` aria-describedby="${choice}-hint"`
  return `<form method="post"><input type="hidden" name="choice" value="${choice}"><button${describes}>${label}</button>
    ${hint === undefined ? '' : `<p class="hint" id="${choice}-hint">${hint}</p>`}</form>`
}

function link(url: string, label: string): string {
  return `<p><a href="${escape(url)}">${label}</a></p>`
}

function amountText({ amount_total, currency, locale }: Stripe.Checkout.Session): string {
  const style = { style: 'currency', currency: currency ?? 'eur' } as const
  return new Intl.NumberFormat(locale?.startsWith('en') ? 'en-GB' : 'fr-FR', style).format((amount_total ?? 0) / 100)
}

function frame(locale: string | null, { title, body }: { title: string; body: string }): string {
  const texts: PayPageTexts = payPageTexts(locale)
  return `<!doctype html>
<html lang="${locale?.startsWith('en') ? 'en' : 'fr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)} – ${texts.banner}</title>
<style>${style}</style>
</head>
<body>
<header><strong>${texts.banner}</strong><p>${texts.bannerDetail}</p></header>
<main>${body}</main>
</body>
</html>`
}

function escape(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text.replaceAll(/[&<>"']/g, (sign) => names[sign] ?? sign)
}

const style = `
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: ${colour.paper}; color: ${colour.ink} }
header { background: repeating-linear-gradient(-45deg, #ffe08a 0 16px, #ffd35c 16px 32px); color: #12161d; padding: ${space[3]}px; text-align: center }
header p { margin: 0 }
main { max-width: 480px; margin: ${space[5]}px auto; padding: 0 ${space[3]}px }
.what, .hint { color: ${colour.muted} }
.hint { margin: ${space[0]}px 0 0; font-size: 14px }
.alert { border: 2px solid ${colour.danger}; border-radius: ${radius.field}px; padding: ${space[2]}px }
h2 { font-size: 16px; font-weight: 400 }
form { margin: 0 0 ${space[3]}px }
button { width: 100%; min-height: 48px; font: inherit; border: 0; border-radius: ${radius.field}px; background: ${colour.ink}; color: ${colour.paper}; cursor: pointer }
a { color: ${colour.accentFill} }
button:focus-visible, a:focus-visible { outline: 3px solid ${colour.accent}; outline-offset: 2px }
`
