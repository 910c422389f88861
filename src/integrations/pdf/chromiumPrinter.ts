import type { Page } from 'puppeteer-core'
import type { PdfPrinter } from '../ports'
import { turns } from '../turns'
import type { ChromiumSearch } from './findChromium'
import { houseFontRules } from './houseFonts'
import { PageGone, warmBrowser } from './warmBrowser'

export type ChromiumPrinterOptions = ChromiumSearch & {
  /** For one document, once it has a page. */
  timeoutMs?: number
  /** The browser is closed after so long without a document. */
  idleMs?: number
}

/** Two pages keep two cores busy; a third only costs memory (parts.md §3). */
const pageCount = 2

/**
 * Prints with one Chromium that starts at the first document, keeps its pages warm, and goes away when idle.
 *
 * Pages run no script and reach nothing outside: a document that tries prints without the thing that it asked for. A browser
 * that died is replaced, and a document that it took along is printed once more. The house's fonts are added to each document.
 */
export function chromiumPrinter(options: ChromiumPrinterOptions = {}): PdfPrinter {
  const { timeoutMs = 30_000, idleMs = 60_000 } = options
  const browser = warmBrowser(options)
  const inTurn = turns(pageCount)
  let idleTimer: NodeJS.Timeout | undefined
  let unfinished = 0

  async function close(): Promise<void> {
    clearTimeout(idleTimer)
    await browser.close()
  }

  return {
    async print(html, { title, language }) {
      const task = { html, title, language, timeoutMs }
      const printOnce = (): Promise<Uint8Array> => browser.withPage((page) => printOn(page, task))
      clearTimeout(idleTimer)
      unfinished += 1
      try {
        return await inTurn(() =>
          printOnce().catch((error: unknown) => {
            if (error instanceof PageGone) return printOnce()
            throw error
          }),
        )
      } finally {
        unfinished -= 1
        clearTimeout(idleTimer)
        if (unfinished === 0) idleTimer = setTimeout(() => void close(), idleMs).unref()
      }
    },
    close,
  }
}

type PrintTask = { html: string; language: string; title: string; timeoutMs: number }

async function printOn(page: Page, { html, language, title, timeoutMs }: PrintTask): Promise<Uint8Array> {
  await page.setContent(await withFonts(html), { waitUntil: 'load', timeout: timeoutMs })
  await page.evaluate(
    (facts) => {
      document.title = facts.title
      document.documentElement.lang = facts.language
    },
    { language, title },
  )
  return page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    waitForFonts: true,
    timeout: timeoutMs,
  })
}

/** Documents name the house's fonts; the printer knows where they are. */
async function withFonts(html: string): Promise<string> {
  const style = `<style>${await houseFontRules(html)}</style>`
  const head = html.indexOf('</head>')
  return head === -1 ? `${style}${html}` : `${html.slice(0, head)}${style}${html.slice(head)}`
}
