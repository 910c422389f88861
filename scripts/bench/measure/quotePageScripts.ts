import { chromium } from '@playwright/test'
import { gzipSync } from 'node:zlib'
import { findChromium } from '../../../src/integrations/pdf/findChromium'
import { chromiumSearch } from './chromiumSearch'
import type { Row } from './report'
import type { Stage } from './stage'

const budgetBytes = 120_000

/**
 * The JavaScript that a phone loads with the quote's page until it has nothing more to load: gzip of each file. Beside it
 * that of a bare Next page without a single component of ours.
 */
export async function quotePageScripts({ webUrl, floorUrl, sent }: Stage): Promise<Row> {
  const { bytes, files } = await weigh(`${webUrl}/devis/${sent.token}`)
  const { bytes: floorBytes } = await weigh(`${floorUrl}/versions/${sent.versionId}`)
  return { kind: 'size', name: 'JavaScript of the quote page', bytes, files, floorBytes, budgetBytes }
}

async function weigh(url: string): Promise<{ bytes: number; files: number }> {
  const scripts = await scriptsOf(url)
  if (scripts.length === 0) throw new Error(`${url} loads no script`)
  const sizes = await Promise.all(scripts.map(compressedBytes))
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), files: scripts.length }
}

/** @returns each script's address once, though a preloaded one is announced twice */
async function scriptsOf(url: string): Promise<string[]> {
  const { executablePath, args } = await findChromium(chromiumSearch())
  const browser = await chromium.launch({ executablePath, args })
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    const scripts = new Set<string>()
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.add(request.url())
    })
    await page.goto(url, { waitUntil: 'networkidle' })
    return [...scripts]
  } finally {
    await browser.close()
  }
}

/** Fetched once more, because Chromium gives no body for what it has preloaded. */
async function compressedBytes(url: string): Promise<number> {
  const answer = await fetch(url)
  const body = Buffer.from(await answer.arrayBuffer())
  if (!answer.ok || body.byteLength === 0) throw new Error(`${url} answers ${answer.status}, ${body.byteLength} bytes`)
  return gzipSync(body).byteLength
}
