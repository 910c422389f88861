import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { archivePdf } from '@/integrations/pdf/archivePdf'
import { demoKey } from '@/integrations/signing/demoKey'
import { pdfSealer } from '@/integrations/signing/pdfSealer'
import type { Invoice } from '@/payload-types'

import { contactHeaders, createContact, createStaff, staffHeaders } from '../../factories/people'
import { bootPayload, type BootedPayload } from '../../support/payload'
import { openBooks, type Books } from './books'

let folder: string
let booted: BootedPayload
let books: Books
let invoices: Invoice[]
let printed: string[] = []
const people: Record<string, Record<string, string>> = {}
const year = 'from=2026-01-01&to=2026-12-31'

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tu-exports-'))
  const key = await demoKey(folder)
  const sealer = await pdfSealer({ ...key, tsaUrl: null, isDemo: true })
  booted = await bootPayload({
    ports: {
      now: () => new Date(),
      archivePdf,
      sealer: () => Promise.resolve(sealer),
      pdf: { print: (html) => blankPage(html), close: () => Promise.resolve() },
    },
  })
  books = await openBooks(booted.payload, { name: '=HYPERLINK("http://x") & Fils' })
  invoices = await fillBooks()
  for (const role of ['owner', 'accountant', 'manager', 'viewer'] as const)
    people[role] = await staffHeaders(booted, await createStaff(booted.payload, { role }))
  const contact = await createContact(booted.payload, { client: books.client.id, rights: ['admin', 'billing'] })
  people.contact = await contactHeaders(booted.payload, contact)
})

afterAll(async () => {
  await booted.close()
  rmSync(folder, { recursive: true, force: true })
})

async function blankPage(html: string): Promise<Uint8Array> {
  printed.push(html)
  const pdf = await PDFDocument.create()
  pdf.addPage()
  return pdf.save({ useObjectStreams: false })
}

/** Paid in full with too much, credited in part and refunded, open. */
async function fillBooks(): Promise<Invoice[]> {
  const paid = await books.invoice([
    { netCents: 100_000, vatRateBp: 2000 },
    { netCents: 10_000, vatRateBp: 550 },
  ])
  const credited = await books.invoice([{ netCents: 50_000, vatRateBp: 2000 }])
  const open = await books.invoice([{ netCents: 20_000, vatRateBp: 2000 }])
  await books.pay(paid, 140_550, '2026-11-24')
  await books.pay(credited, 60_000, '2026-11-24')
  const note = await books.credit(credited, 12_000)
  await books.pay(credited, -12_000, '2026-11-25')
  for (const document of [paid, credited, open, note]) await books.print(document)
  return [paid, credited, open, note]
}

async function ask(address: string, role = 'accountant'): Promise<Response> {
  return booted.send(`/api/exports/${address}`, { headers: { ...people[role], 'Accept-Language': 'fr' } })
}

/** The rows of a CSV without its mark; no cell of these tests holds a semicolon. */
async function rowsOf(address: string): Promise<string[][]> {
  const bytes = new Uint8Array(await (await ask(address)).arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const text = new TextDecoder().decode(bytes)
  return text
    .split('\r\n')
    .filter(Boolean)
    .map((line) => line.split(';'))
}

function cents(text: string | undefined): number {
  return Math.round(Number((text ?? '').replace(',', '.')) * 100)
}

describe('who may export', () => {
  const addresses = [`journal?${year}`, `payments?${year}`, `totals?${year}`, 'archive?year=2026', 'csv/invoices']

  test.each(addresses)('%s: the owner and the accountant, nobody else', async (address) => {
    for (const role of ['owner', 'accountant']) expect((await ask(address, role)).status).toBe(200)
    for (const role of ['manager', 'viewer', 'contact', 'nobody']) expect((await ask(address, role)).status).toBe(404)
  })

  test('a statement too', async () => {
    const address = `statement?client=${books.client.id}&${year}`
    for (const role of ['manager', 'viewer', 'contact', 'nobody']) expect((await ask(address, role)).status).toBe(404)
  })

  test.each(['journal', 'journal?from=2026-02-30&to=2026-12-31', 'payments?from=2026-02-01&to=2026-01-01'])(
    '%s: a period that is none is refused',
    async (address) => {
      expect((await ask(address)).status).toBe(400)
    },
  )

  test('an unknown list is not there', async () => {
    expect((await ask('csv/users')).status).toBe(404)
  })
})

describe('R27: the sales journal', () => {
  test('has 18 columns, and balances per document', async () => {
    const response = await ask(`journal?${year}`)
    expect(response.headers.get('Content-Disposition')).toMatch(/"\d{9}FEC20261231\.txt"/)
    const [headings, ...rows] = (await response.text())
      .split('\r\n')
      .filter(Boolean)
      .map((line) => line.split('\t'))
    expect(headings).toHaveLength(18)
    expect(rows.every((row) => row.length === 18)).toBe(true)
    for (const { number } of invoices) {
      const own = rows.filter((row) => row[2] === number)
      const debit = own.reduce((sum, row) => sum + cents(row[11]), 0)
      expect(debit).toBeGreaterThan(0)
      expect(debit).toBe(own.reduce((sum, row) => sum + cents(row[12]), 0))
    }
    expect(rows.map((row) => row[4])).toContain('411000')
  })
})

describe('R55: payments per day and rate', () => {
  test('refunds are negative at the rate of the credit note, and money without VAT is told apart', async () => {
    const [, ...rows] = await rowsOf(`payments?${year}`)
    expect(rows).toEqual([
      ['2026-11-24', '20,00', 'S', '1500,00', '300,00', '1800,00'],
      ['2026-11-24', '5,50', 'S', '100,00', '5,50', '105,50'],
      ['2026-11-24', 'Avoir client', '', '100,00', '0,00', '100,00'],
      ['2026-11-25', '20,00', 'S', '-100,00', '-20,00', '-120,00'],
    ])
  })

  test('a period holds its own days only', async () => {
    expect(await rowsOf('payments?from=2026-11-25&to=2026-11-25')).toHaveLength(2)
  })
})

describe('R25: closing totals', () => {
  test('day, month and year hold the same totals, and the perpetual one', async () => {
    const rows = await rowsOf(`totals?${year}`)
    const totals = rows
      .filter((row) => row[2] === 'Total facturé')
      .map(([span, , , , , ...amounts]) => [span, ...amounts])
    const invoiced = ['1700,00', '325,50', '2025,50', '2025,50']
    expect(totals.filter(([span]) => span === 'Mois' || span === 'Année')).toEqual([
      ['Mois', ...invoiced],
      ['Année', ...invoiced],
    ])
    const cashed = rows.filter((row) => row[0] === 'Année' && row[2] === 'Encaissé')
    expect(cashed.reduce((sum, row) => sum + cents(row[7]), 0)).toBe(188_550)
  })
})

describe('the CSV of a list', () => {
  test('has the list’s own filter and order, names, French decimals', async () => {
    const rows = await rowsOf('csv/invoices?where[kind][equals]=standard&sort=-number')
    const [headings = [], ...lines] = rows
    expect(headings).toEqual(expect.arrayContaining(['Numéro', 'État', 'Total TTC', 'Client']))
    const at = (name: string): (string | undefined)[] => lines.map((line) => line[headings.indexOf(name)])
    expect(at('Numéro')).toEqual(['FA-2026-0003', 'FA-2026-0002', 'FA-2026-0001'])
    expect(at('Total TTC')).toEqual(['240,00', '600,00', '1305,50'])
    expect(at('Émise le')[0]).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  test('of a filter that there is not is refused, not begun', async () => {
    expect((await ask('csv/invoices?where[secret][equals]=1')).status).toBe(400)
  })

  test('gives a formula in a name no chance', async () => {
    const text = await (await ask('csv/clients')).text()
    expect(text).toContain(`"'=HYPERLINK(""http://x"") & Fils"`)
  })

  test.each(['quotes', 'payments', 'clients'])('is there for %s', async (list) => {
    expect((await rowsOf(`csv/${list}`)).length).toBeGreaterThan(0)
  })
})

describe('the account statement', () => {
  test('is a PDF that says openings, documents, payments and what is open', async () => {
    printed = []
    const response = await ask(`statement?client=${books.client.id}&from=2026-11-25&to=2026-12-31`)
    expect(response.headers.get('Content-Type')).toBe('application/pdf')
    const [html = ''] = printed
    expect(html).toContain('Relevé de compte')
    expect(html).toContain('Remboursement')
    expect(html).toContain('FA-2026-0003')
  })

  test('of an unknown client is refused', async () => {
    const address = `statement?client=019e0000-0000-7000-8000-000000000000&${year}`
    expect((await ask(address)).status).toBe(404)
  })
})

describe('R25, R26: the yearly archive', () => {
  async function unzipped(): Promise<string> {
    const response = await ask('archive?year=2026')
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    const target = mkdtempSync(path.join(folder, 'archive-'))
    for (const [name, bytes] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(target, name)), { recursive: true })
      writeFileSync(path.join(target, name), bytes)
    }
    return target
  }

  function check(target: string): { status: number | null; output: string } {
    const { status, stdout } = spawnSync(process.execPath, [path.join(target, 'verify-archive.mjs')], {
      encoding: 'utf8',
    })
    return { status, output: stdout }
  }

  test('is checked offline by its own script', async () => {
    const { status, output } = check(await unzipped())
    expect(output).toContain('ok    the manifest is signed')
    expect(output).toContain('sealed by')
    expect(status).toBe(0)
  })

  test.each([
    ['a PDF', 'documents/FA-2026-0001.pdf', 'every file is the one'],
    ['an XML', 'documents/FA-2026-0002.xml', 'every file is the one'],
    ['the manifest', 'manifest.json', 'can be read|every file|signed'],
    ['the ledger', 'ledger.jsonl', 'every file is the one'],
    ['a file that was added', 'documents/FA-2026-0009.pdf', 'is not in the manifest'],
  ])('refuses %s that was changed', async (_what, name, reason) => {
    const target = await unzipped()
    writeFileSync(path.join(target, name), ' ', { flag: 'a' })
    const { status, output } = check(target)
    expect(status).toBe(1)
    expect(output).toMatch(new RegExp(reason))
  })
})
