import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPrinter, type ChromiumPrinterOptions } from '@/integrations/pdf/chromiumPrinter'
import type { PdfPrinter } from '@/integrations/ports'
import { readPdf } from './readPdf'

const options = { title: 'Devis', language: 'fr' } as const
let printer: PdfPrinter | undefined
const shared = chromiumPrinter({ bundledOnly: true })
afterAll(() => shared.close())
afterEach(() => printer?.close())

function open(settings: ChromiumPrinterOptions = {}): PdfPrinter {
  const opened = chromiumPrinter({ bundledOnly: true, ...settings })
  printer = opened
  return opened
}

/** Our own browsers: the children of this process that Chromium's command line gives away. */
async function browserPids(): Promise<number[]> {
  const tasks = await readdir('/proc/self/task')
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/self/task/${task}/children`, 'utf8').catch(() => '')),
  )
  const children = lists.join(' ').split(' ').filter(Boolean).map(Number)
  const lines = await Promise.all(children.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')))
  return children.filter((_, index) => lines[index]?.includes('--remote-debugging-pipe'))
}

async function eventually(isTrue: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await isTrue()) return
    await sleep(50)
  }
  throw new Error('It did not come true within 5 s')
}

describe('a PDF', () => {
  test('has title, language, tags and an outline of its headings', async () => {
    const bytes = await shared.print('<h1>Bonjour</h1><h2>Là-bas</h2>', { title: 'Devis DEV-1', language: 'fr' })
    const pdf = await readPdf(bytes)
    expect(pdf).toMatchObject({ title: 'Devis DEV-1', language: 'fr', outline: ['Bonjour'] })
    expect(pdf.roles).toContain('H2')
  })

  test('has the page size that its style asks for', async () => {
    const bytes = await shared.print('<style>@page{size:A5}</style>x', options)
    const [width, height] = (await readPdf(bytes)).size
    expect(Math.round(width)).toBe(420)
    expect(Math.round(height)).toBe(595)
  })

  test('carries the house’s fonts, also for letters of Central Europe', async () => {
    const bytes = await shared.print(`<p style="font-family:'Inter Variable'">Kovářová Œuvre 3 456,00 €</p>`, options)
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/DejaVu|Liberation|OpenSans/)
    expect((await readPdf(bytes)).pages[0]).toContain('Kovářová Œuvre 3 456,00 €')
  })
})

describe('a page is alone', () => {
  test('it runs no script', async () => {
    const html =
      '<p id=a>calm</p><script>document.getElementById("a").textContent="run"</script><img src=x onerror="document.body.textContent=1">'
    expect((await readPdf(await shared.print(html, options))).pages[0]).toContain('calm')
  })

  test('it reaches nothing outside', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end('seen')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    const html = `<link rel=stylesheet href="${url}/a.css"><style>@import "${url}/b.css";@font-face{font-family:x;src:url(${url}/c.woff2)}
      body{font-family:x;background:url(${url}/d.png)}</style><img src="${url}/e.png"><iframe src="${url}/f"></iframe>
      <iframe src="file:///etc/passwd"></iframe><object data="${url}/g"></object><meta http-equiv=refresh content="0;url=${url}/h"><p>calm</p>`
    const { pages } = await readPdf(await shared.print(html, options))
    expect(pages.join()).toContain('calm')
    expect(pages.join()).not.toMatch(/seen|root:/)
    await sleep(200)
    expect(asked).toEqual([])
    server.close()
  })

  test('it leaves nothing behind for the next one', async () => {
    const chromium = shared
    await chromium.print('<style>p{display:none}</style><h1>one</h1>', options)
    const second = await readPdf(await chromium.print('<p>two</p>', options))
    expect(second.pages.join()).toMatch(/^\s*two\s*$/)
  })
})

describe('the browser', () => {
  beforeAll(() => shared.close())

  test('is one for many documents at a time, each with its own text', async () => {
    const chromium = open()
    const pdfs = await Promise.all(
      Array.from({ length: 12 }, (_, index) => chromium.print(`<p>number ${index}.</p>`, options)),
    )
    const texts = await Promise.all(pdfs.map(async (bytes) => (await readPdf(bytes)).pages.join()))
    texts.forEach((text, index) => expect(text).toContain(`number ${index}.`))
    expect(await browserPids()).toHaveLength(1)
  })

  test('is replaced when it was killed between two documents', async () => {
    const chromium = open()
    await chromium.print('<p>one</p>', options)
    const [pid] = await browserPids()
    process.kill(pid ?? 0, 'SIGKILL')
    const bytes = await chromium.print('<p>two</p>', options)
    expect((await readPdf(bytes)).pages.join()).toContain('two')
    expect(await browserPids()).not.toContain(pid)
  })

  test('takes no document along when it is killed while printing', async () => {
    const chromium = open()
    await chromium.print('<p>warm</p>', options)
    const [pid] = await browserPids()
    const rows = '<tr><td>row</td></tr>'.repeat(3_000)
    const printing = Promise.all([
      chromium.print(`<table>${rows}</table>`, options),
      chromium.print(`<table>${rows}</table>`, options),
    ])
    await sleep(60)
    process.kill(pid ?? 0, 'SIGKILL')
    for (const bytes of await printing) expect((await readPdf(bytes)).pages.length).toBeGreaterThan(30)
  })

  test('goes away when idle, and comes back', async () => {
    const chromium = open({ idleMs: 150 })
    await chromium.print('<p>one</p>', options)
    expect(await browserPids()).toHaveLength(1)
    await eventually(async () => (await browserPids()).length === 0)
    expect((await readPdf(await chromium.print('<p>two</p>', options))).pages.join()).toContain('two')
  })

  test('is closed on demand, also twice, and starts again for the next document', async () => {
    const chromium = open()
    await chromium.close()
    await chromium.print('<p>one</p>', options)
    await chromium.close()
    await chromium.close()
    expect(await browserPids()).toEqual([])
    expect((await readPdf(await chromium.print('<p>two</p>', options))).pages.join()).toContain('two')
  })

  test('a document that does not settle in time is given up, and the next one prints', async () => {
    const chromium = open({ timeoutMs: 700 })
    await chromium.print('<p>warm</p>', options)
    await expect(chromium.print(`<table>${'<tr><td>row</td></tr>'.repeat(60_000)}</table>`, options)).rejects.toThrow(
      /time/i,
    )
    expect((await readPdf(await chromium.print('<p>two</p>', options))).pages.join()).toContain('two')
  })

  test('one that cannot start says why', async () => {
    await expect(open({ chromiumPath: '/nowhere/chromium' }).print('x', options)).rejects.toThrow(
      /CHROMIUM_PATH=\/nowhere/,
    )
  })
})
