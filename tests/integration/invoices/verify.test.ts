import { beforeAll, beforeEach, describe, expect, test } from 'vitest'

import type { InvoiceFaultKind } from '@/domain/invoices/verifySeries'
import type { ObjectStorage } from '@/integrations/ports'
import { StorageMissError } from '@/integrations/ports'
import type { Invoice } from '@/payload-types'
import { requestOf } from '@/services/guest'
import { verifyInvoices, type InvoicesVerdict } from '@/services/invoices/verify'

import { createDatabase, dropDatabase, query } from '../../support/databases'
import { bootPayload, type BootedPayload } from '../../support/payload'
import { testDatabaseUri } from '../../support/testDatabaseUri'
import { openBooks } from '../exports/books'

let filled: string
let uri: string
let booted: BootedPayload
let issued: Invoice[]
const files = new Map<string, Uint8Array>()
const storage: ObjectStorage = {
  put: (key, bytes) => Promise.resolve(void files.set(key, bytes)),
  get: (key) => {
    const bytes = files.get(key)
    return bytes ? Promise.resolve(bytes) : Promise.reject(new StorageMissError(key))
  },
}

/** Four invoices, one paid, one half paid, one credited in part; a copy of the database for each test. */
beforeAll(async () => {
  filled = testDatabaseUri()
  const first = await bootPayload({ uri: filled, ports: { storage } })
  const books = await openBooks(first.payload)
  issued = []
  for (const netCents of [100_000, 50_000, 20_000, 7_333])
    issued.push(
      await books.invoice([
        { netCents, vatRateBp: 2000 },
        { netCents: 1_001, vatRateBp: 550 },
      ]),
    )
  const [one, two, three] = issued
  if (!one || !two || !three) throw new Error('Three invoices are needed')
  await books.pay(one, one.grossCents ?? 0, '2026-11-24')
  await books.pay(two, 10_000, '2026-11-24')
  await books.credit(three, 12_000)
  for (const invoice of issued) await books.print(invoice)
  await first.close()
})

beforeEach(async () => {
  uri = await createDatabase(filled, { template: new URL(filled).pathname.slice(1) })
  booted = await bootPayload({ uri, ports: { storage } })
  return async () => {
    await booted.close()
    await dropDatabase(uri)
  }
})

async function verdict(): Promise<InvoicesVerdict> {
  return verifyInvoices(await requestOf(booted.payload, { kind: 'system', name: 'test' }))
}

/** As a superuser who has switched the guards off. */
async function tamper(...statements: string[]): Promise<void> {
  await query(uri, ['BEGIN', `SET LOCAL session_replication_role = 'replica'`, ...statements, 'COMMIT'].join(';\n'))
}

async function faults(): Promise<Partial<Record<InvoiceFaultKind, string>>> {
  return Object.fromEntries((await verdict()).faults.map(({ kind, number }) => [kind, number]))
}

const third = `WHERE number = 'FA-2026-0003'`

describe('I1–I3: issued documents that nobody touched', () => {
  test('are verified one by one, credit notes in their own series', async () => {
    expect(await verdict()).toEqual({ documents: 5, series: 2, faults: [] })
  })
})

describe('I1: the numbers', () => {
  test('a document that was deleted leaves a hole, and breaks the chain after it', async () => {
    await tamper(
      `DELETE FROM invoices_lines WHERE _parent_id = (SELECT id FROM invoices WHERE number = 'FA-2026-0002')`,
    )
    await tamper(`DELETE FROM invoices WHERE number = 'FA-2026-0002'`)
    expect(await faults()).toEqual({ hole: 'FA-2026-0002', brokenChain: 'FA-2026-0003' })
  })

  test('the last document of a series that was deleted is a hole by the counter', async () => {
    await tamper(`DELETE FROM invoices WHERE number = 'FA-2026-0004'`)
    expect(await faults()).toEqual({ hole: 'FA-2026-0004' })
  })

  test('a number that was given twice is a duplicate', async () => {
    await tamper(
      'DROP INDEX series_year_sequence_idx',
      `UPDATE invoices SET sequence = 3 WHERE number = 'FA-2026-0004'`,
    )
    expect(await faults()).toMatchObject({ duplicate: 'FA-2026-0004', misnumbered: 'FA-2026-0004' })
  })

  test('a row with another number than its content is misnumbered', async () => {
    await tamper(`UPDATE invoices SET number = 'FA-2026-9999' ${third}`)
    expect(await faults()).toEqual({ misnumbered: 'FA-2026-9999' })
  })

  test('an issued document that was made a draft again is named', async () => {
    await tamper(`UPDATE invoices SET state = 'draft' ${third}`)
    expect(await faults()).toMatchObject({ unnumbered: 'FA-2026-0003', hole: 'FA-2026-0003' })
  })
})

describe('R6: the days', () => {
  test('a day before that of the document before it is named', async () => {
    await tamper(`UPDATE invoices SET issued_on = '2026-11-25' WHERE number = 'FA-2026-0002'`)
    expect(await faults()).toMatchObject({ dateBeforeLast: 'FA-2026-0003', totals: 'FA-2026-0002' })
  })
})

describe('I2, I3: the content', () => {
  test('a content that was edited no longer has its hash, nor its XML', async () => {
    await tamper(`UPDATE invoices SET content = jsonb_set(content, '{client,name}', '"Autre"') ${third}`)
    expect(await faults()).toEqual({ edited: 'FA-2026-0003', xml: 'FA-2026-0003' })
  })

  test('a content that was hashed anew breaks the chain at the next document', async () => {
    await tamper(`UPDATE invoices SET sha256 = repeat('0', 64) ${third}`)
    expect(await faults()).toEqual({ edited: 'FA-2026-0003', brokenChain: 'FA-2026-0004' })
  })

  test('amounts of the row that are not the content’s are named', async () => {
    await tamper(`UPDATE invoices SET net_cents = net_cents - 100, gross_cents = gross_cents - 100 ${third}`)
    expect(await faults()).toEqual({ totals: 'FA-2026-0003' })
  })
})

describe('I7: the files', () => {
  test('a stored PDF that is gone is named', async () => {
    await tamper(`UPDATE invoices SET pdf_key = 'invoices/gone.pdf' ${third}`)
    expect(await faults()).toEqual({ pdfMissing: 'FA-2026-0003' })
  })

  test('a stored PDF with other bytes is named', async () => {
    await tamper(`UPDATE invoices SET pdf_key = (SELECT pdf_key FROM invoices WHERE number = 'FA-2026-0001') ${third}`)
    expect(await faults()).toEqual({ pdfEdited: 'FA-2026-0003' })
  })

  test('a PDF that is not made yet is no fault', async () => {
    await tamper(`UPDATE invoices SET pdf_key = NULL, pdf_sha256 = NULL ${third}`)
    expect(await faults()).toEqual({})
  })
})

describe('domain.md §5: state and balance follow from the money', () => {
  test.each([
    ['a balance', 'UPDATE invoices SET balance_cents = 0'],
    ['a state', `UPDATE invoices SET state = 'paid'`],
    ['a paid amount', 'UPDATE invoices SET paid_cents = 1'],
  ])('%s that was typed over is named', async (_what, update) => {
    await tamper(`${update} ${third}`)
    expect(await faults()).toEqual({ money: 'FA-2026-0003' })
  })

  test('so is a payment that was deleted', async () => {
    await tamper(`DELETE FROM payments WHERE amount_cents = 10000`)
    expect(await faults()).toEqual({ money: 'FA-2026-0002' })
  })
})
