import { versionLabel } from '../../../src/domain/quotes/content'
import { chromiumPrinter } from '../../../src/integrations/pdf/chromiumPrinter'
import { warmBrowser } from '../../../src/integrations/pdf/warmBrowser'
import { renderQuote } from '../../../src/printables/renderPrintable'
import { chromiumSearch } from './chromiumSearch'
import type { Row } from './report'
import type { Stage } from './stage'
import { oneAfterTheOther, type Timing } from './timing'

const rounds = { warmUp: 5, times: 30 }

/** The PDF of a quote of twelve lines in a warm browser, beside the same browser printing the same text without design. */
export async function quotePdf({ sent: { content } }: Stage): Promise<Row> {
  const printer = chromiumPrinter(chromiumSearch())
  const facts = { title: versionLabel(content), language: content.language }
  try {
    const product = await oneAfterTheOther(rounds, async () => printer.print(await renderQuote(content), facts))
    const floor = await printBare(barePage(await renderQuote(content)))
    return { kind: 'timing', name: 'PDF of a quote of 12 lines', product, floor }
  } finally {
    await printer.close()
  }
}

async function printBare(html: string): Promise<Timing> {
  const browser = warmBrowser(chromiumSearch())
  try {
    return await oneAfterTheOther(rounds, () =>
      browser.withPage(async (page) => {
        await page.setContent(html, { waitUntil: 'load' })
        return page.pdf()
      }),
    )
  } finally {
    await browser.close()
  }
}

/** The text of a document as a page that needs no style, font or picture. */
export function barePage(html: string): string {
  const text = html
    .replace(/<(style|script|svg|title)\b[^>]*>.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/\n+/g, '\n')
    .trim()
  return `<!doctype html><meta charset="utf-8"><pre>${text}</pre>`
}
