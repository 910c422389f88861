import { randomBytes } from 'node:crypto'

/** A page as it was rendered once, cut where its nonce stood. */
type RenderedPage = { mark: string; parts: string[]; contentType: string }

/** Some 100 kB each. */
const mostPages = 200

/** Says to our own proxy that a request is the one that renders; made anew by each process, so nobody else can say it. */
const fillHeader = 'x-tu-fill'
const fillSecret = randomBytes(16).toString('hex')

const pages = new Map<string, RenderedPage>()
const rendering = new Map<string, Promise<RenderedPage | null>>()

/** Whether a request is this process's own, for a page that is to be kept. */
export function isFill(headers: Headers): boolean {
  return headers.get(fillHeader) === fillSecret
}

/**
 * The HTML of a quote's page with this request's nonce. A version that is out never changes, so its page is rendered
 * once per state and then served from memory; `mark` tells a page that would look different now.
 *
 * @returns null when the page cannot be kept (not 200, no nonce): the caller lets Next render it
 */
export async function keptPage(
  address: { origin: string; pathname: string },
  { mark, nonce }: { mark: string; nonce: string },
): Promise<{ html: string; contentType: string } | null> {
  const kept = pages.get(address.pathname)
  const page = kept?.mark === mark ? kept : await renderOnce(address, mark)
  if (page === null) return null
  remember(address.pathname, page)
  return { html: page.parts.join(nonce), contentType: page.contentType }
}

/** The page last asked for goes to the end; the one not asked for longest is dropped. */
function remember(pathname: string, page: RenderedPage): void {
  pages.delete(pathname)
  pages.set(pathname, page)
  const [oldest] = pages.keys()
  if (pages.size > mostPages && oldest !== undefined) pages.delete(oldest)
}

/** Readers who come together wait for one rendering. */
function renderOnce(address: { origin: string; pathname: string }, mark: string): Promise<RenderedPage | null> {
  const key = `${address.pathname} ${mark}`
  const begun = rendering.get(key)
  if (begun) return begun
  const page = render(address, mark).finally(() => rendering.delete(key))
  rendering.set(key, page)
  return page
}

async function render(
  { origin, pathname }: { origin: string; pathname: string },
  mark: string,
): Promise<RenderedPage | null> {
  const answer = await fetch(`${origin}${pathname}`, {
    headers: { [fillHeader]: fillSecret, accept: 'text/html' },
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  })
  const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]
  const html = await answer.text()
  if (answer.status !== 200 || nonce === undefined || !html.includes(nonce)) return null
  return {
    mark,
    parts: html.split(nonce),
    contentType: answer.headers.get('content-type') ?? 'text/html; charset=utf-8',
  }
}
