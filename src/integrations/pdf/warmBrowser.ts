import type { Browser, HTTPRequest, Page } from 'puppeteer-core'
import { findChromium, type ChromiumSearch } from './findChromium'

const startTimeoutMs = 30_000

/** The page, or the whole browser, ended while it was in use; the work on it may be tried on another one. */
export class PageGone extends Error {
  constructor(options: ErrorOptions) {
    super('Chromium ended while it was printing', options)
    this.name = 'PageGone'
  }
}

export type WarmBrowser = {
  /**
   * Lends a page, in a browser that lives, started if need be; the page is kept for the next one unless the work on it fails.
   *
   * @throws {PageGone} besides what the work throws
   */
  withPage<T>(work: (page: Page) => Promise<T>): Promise<T>
  /** Closes the browser, if there is one; `withPage` starts another. */
  close(): Promise<void>
}

type Session = { browser: Browser; pages: Page[] }

/** One browser, started at first use and again after it died, whose pages are used again. */
export function warmBrowser(search: ChromiumSearch): WarmBrowser {
  let session: Promise<Session> | null = null

  async function open(): Promise<Session> {
    const current = (session ??= start(search))
    const alive = await current.then(
      (started) => (started.browser.connected ? started : null),
      (error: unknown) => {
        if (session === current) session = null
        throw error
      },
    )
    if (alive) return alive
    if (session === current) session = null
    return open()
  }

  return {
    async withPage(work) {
      const { browser, pages } = await open()
      let page = pages.pop()
      try {
        page ??= await openPage(browser)
        const result = await work(page)
        pages.push(page)
        return result
      } catch (error) {
        await page?.close().catch(() => undefined)
        throw isGone(error, browser) ? new PageGone({ cause: error }) : error
      }
    },
    async close() {
      const closing = session
      session = null
      await closing?.then(({ browser }) => browser.close()).catch(() => undefined)
    },
  }
}

/** The pipe ends with us, however we end, and Chromium with it: no orphan. Signals are the server's business. */
async function start(search: ChromiumSearch): Promise<Session> {
  const [{ launch }, found] = await Promise.all([import('puppeteer-core'), findChromium(search)])
  const browser = await launch({
    ...found,
    pipe: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    timeout: startTimeoutMs,
    protocolTimeout: startTimeoutMs,
  })
  return { browser, pages: [] }
}

/** A page that runs no script and reaches nothing outside. */
async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage()
  await page.setJavaScriptEnabled(false)
  await page.setRequestInterception(true)
  page.on('request', (request) => void answer(request))
  return page
}

/** `aborted`, because any other failure of a navigation would show Chromium's error page instead of the document. */
async function answer(request: HTTPRequest): Promise<void> {
  const isInline = request.url().startsWith('data:') || request.url() === 'about:blank'
  await (isInline ? request.continue() : request.abort('aborted')).catch(() => undefined)
}

function isGone(error: unknown, browser: Browser): boolean {
  return !browser.connected || (error instanceof Error && error.name === 'TargetCloseError')
}
