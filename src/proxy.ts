import { NextResponse, type NextFetchEvent, type NextRequest } from 'next/server'

import { hasStaffCookie } from './access/staffCookie'
import { colour, colourDark } from './design/tokens'
import { quoteMark } from './front/quoteMark'
import { isFill, keptPage } from './front/quotePages'
import { countVisit } from './front/visits'
import { signOutage } from './i18n/signOutage'

/**
 * Runs before every page: gives it its security headers with a nonce of its own, and answers 503 while the database
 * does not, because a Next page cannot set that status itself.
 */
export async function proxy(request: NextRequest, event?: Pick<NextFetchEvent, 'waitUntil'>): Promise<NextResponse> {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
  const { pathname } = request.nextUrl
  const policy = pathname.startsWith('/admin') ? adminPolicy(nonce) : publicPolicy(nonce)
  const headers = securityHeaders(pathname, policy)
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  if (isReading && isSecretLink(pathname) && (await isDatabaseDown(request))) return outage(nonce, headers)
  if (isReading) countReading(request, event)
  const kept = await keptQuotePage(request, { nonce, headers })
  if (kept) return kept
  const forwarded = new Headers(request.headers)
  forwarded.set('Content-Security-Policy', policy) // Next reads the nonce from here
  const response = NextResponse.next({ request: { headers: forwarded } })
  for (const [name, value] of headers) response.headers.set(name, value)
  return response
}

export const config = {
  // Everything that is a page: not the API, not Next's own files, nothing with a file's extension.
  matcher: ['/((?!api/|_next/static|_next/image|.*\\.[a-z0-9]{2,5}$).*)'],
}

const isDevelopment = process.env.NODE_ENV === 'development'

/**
 * Public pages load nothing from elsewhere and run only scripts that carry this request's nonce, or that such a script
 * has loaded. Development needs eval (React's stack traces), inline styles (hot reload) and a socket.
 */
export function publicPolicy(nonce: string, development: boolean = isDevelopment): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws: wss:' : ''}`,
    ...always,
  ].join('; ')
}

/**
 * The admin is Payload's own code, which decides what is possible: its react-select, drag handles and editor write
 * style attributes, and its root layout an inline style without nonce, hence 'unsafe-inline' for styles. Scripts stay
 * as strict as in public: Payload runs under nonce + 'strict-dynamic' and needs no eval. Uploads are previewed from
 * blob:.
 */
export function adminPolicy(nonce: string, development: boolean = isDevelopment): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${development ? ' ws: wss:' : ''}`,
    "worker-src 'self' blob:",
    ...always,
  ].join('; ')
}

/** A form may lead on to the page where one pays (I9): the provider's, or the simulator's of the demo. */
const payingAt = ['https://checkout.stripe.com', originOf(process.env['STRIPE_API_URL'])].filter(Boolean).join(' ')

const always = ["object-src 'none'", "base-uri 'none'", `form-action 'self' ${payingAt}`, "frame-ancestors 'none'"]

function originOf(address: string | undefined): string {
  return address !== undefined && URL.canParse(address) ? new URL(address).origin : ''
}

/**
 * A secret link must not travel to another site in a Referer. The pages of an invoice and of a reminder keep their own origin,
 * without which a form could not be posted where scripts do not run.
 */
function referrerPolicy(pathname: string): string {
  if (/^\/(facture|r)\//.test(pathname)) return 'same-origin'
  return isSecretLink(pathname) ? 'no-referrer' : 'strict-origin-when-cross-origin'
}

function securityHeaders(pathname: string, policy: string): Map<string, string> {
  return new Map([
    ['Content-Security-Policy', policy],
    ['Referrer-Policy', referrerPolicy(pathname)],
    ['X-Content-Type-Options', 'nosniff'],
    ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
  ])
}

/** Pages whose address alone opens them. */
function isSecretLink(pathname: string): boolean {
  return /^\/(devis|facture|r)\//.test(pathname)
}

/**
 * The page of a sent quote from memory; null for every other request: for scripts' own navigation, while developing, and
 * whenever the database cannot say that the page still holds true.
 */
async function keptQuotePage(
  request: NextRequest,
  { nonce, headers }: { nonce: string; headers: ReadonlyMap<string, string> },
): Promise<NextResponse | null> {
  const { pathname, search } = request.nextUrl
  const token = quoteToken(pathname)
  // Scripts' own navigation asks for anything but HTML; its `rsc` header is taken off before a proxy sees it.
  const asksForPage = request.headers.get('accept')?.includes('text/html') ?? false
  const isPlainRead = request.method === 'GET' && search === '' && asksForPage
  if (isDevelopment || token === undefined || !isPlainRead || isFill(request.headers)) return null
  try {
    const mark = await quoteMark(token, new Date())
    if (mark === null) return null
    const page = await keptPage({ origin: ownOrigin(request), pathname }, { mark, nonce })
    if (page === null) return null
    const response = new NextResponse(page.html, { headers: { 'Content-Type': page.contentType } })
    for (const [name, value] of headers) response.headers.set(name, value)
    response.headers.set('Cache-Control', 'private, no-store')
    return response
  } catch {
    return null // Next's own page then says what is wrong
  }
}

/** The secret in the address of a quote's page itself; undefined for every other page. */
function quoteToken(pathname: string): string | undefined {
  return /^\/devis\/([\w-]{20,200})$/.exec(pathname)?.[1]
}

/**
 * Every reading of a quote's page is counted for what it is, a machine's until a person shows otherwise (S4): also the
 * pages served from memory, also HEAD; not what scripts of the page fetch, nor our own rendering. After the answer.
 */
function countReading(request: NextRequest, event: Pick<NextFetchEvent, 'waitUntil'> | undefined): void {
  const { headers, nextUrl } = request
  const token = quoteToken(nextUrl.pathname)
  const isDocument = (headers.get('sec-fetch-dest') ?? 'document') === 'document'
  if (token === undefined || !isDocument || isFill(headers)) return
  const kind = hasStaffCookie(headers) ? 'staff' : 'fetched'
  const written = countVisit({ token, kind, userAgent: headers.get('user-agent'), at: new Date() })
  event?.waitUntil(written)
}

/** Next sets PORT for its own process; the public origin may be a balancer that leads elsewhere. */
function ownOrigin(request: NextRequest): string {
  return `http://127.0.0.1:${process.env['PORT'] ?? request.nextUrl.port}`
}

const probeEveryMs = 1_000
const probeTimeoutMs = 2_000
let probe: { at: number; isDown: Promise<boolean> } = { at: Number.NEGATIVE_INFINITY, isDown: Promise.resolve(false) }

/** Asks our own readiness address, at most once a second; no answer, or another one than 503, lets the page try. */
function isDatabaseDown(request: NextRequest): Promise<boolean> {
  const at = Date.now()
  if (at - probe.at >= probeEveryMs) probe = { at, isDown: askReadiness(request) }
  return probe.isDown
}

async function askReadiness(request: NextRequest): Promise<boolean> {
  try {
    const answer = await fetch(`${ownOrigin(request)}/api/health/ready`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(probeTimeoutMs),
    })
    return answer.status === 503
  } catch {
    return false
  }
}

/** A page that needs nothing but itself, and asks again every ten seconds, with or without scripts. */
function outage(nonce: string, headers: ReadonlyMap<string, string>): NextResponse {
  const { title, body } = signOutage.fr.unavailable
  const english = signOutage.en.unavailable
  const html = `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="10">
<title>${title}</title>
<style nonce="${nonce}">
:root{color-scheme:light dark}
body{max-width:32rem;margin:4rem auto;padding:0 1.5rem;font:1rem/1.5 system-ui,sans-serif;color:${colour.ink};background:${colour.paper}}
h1{border-top:2px solid;padding-top:1.5rem;font-size:2rem;line-height:1.1}
[lang=en]{font-size:.875rem;color:${colour.muted}}
@media(prefers-color-scheme:dark){body{color:${colourDark.ink};background:${colourDark.paper}}[lang=en]{color:${colourDark.muted}}}
</style>
</head>
<body><main><h1>${title}</h1><p>${body}</p><p lang="en">${english.title}. ${english.body}</p></main></body>
</html>`
  const response = new NextResponse(html, { status: 503 })
  for (const [name, value] of headers) response.headers.set(name, value)
  response.headers.set('Content-Type', 'text/html; charset=utf-8')
  response.headers.set('Retry-After', '10')
  response.headers.set('Cache-Control', 'no-store')
  return response
}
