import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { contentHash } from '@/services/digest'
import { issuedContent } from '@/services/invoices/issuedContent'
import { fillBench, lookAtBench } from '../../../scripts/bench/fill'
import { query } from '../../support/databases'
import { bootPayload, type BootedPayload } from '../../support/payload'
import { testDatabaseUri } from '../../support/testDatabaseUri'

const invoices = 600
let booted: BootedPayload
let found: Awaited<ReturnType<typeof lookAtBench>>[]

beforeAll(async () => {
  const client = new Client({ connectionString: testDatabaseUri() })
  await client.connect()
  const before = await lookAtBench(client)
  await fillBench(client, { invoices, today: '2026-11-24' })
  found = [before, await lookAtBench(client)]
  await client.end()
  booted = await bootPayload()
})

afterAll(() => booted.close())

describe('bench data', () => {
  test('it is known for what it is: no client looks like somebody’s own', () => {
    expect(found).toEqual([
      { benchInvoices: 0, ownClients: 0 },
      { benchInvoices: invoices, ownClients: 0 },
    ])
  })

  test('numbers have no gap and the counters stand at the last one (I1)', async () => {
    const years = await query<Record<'year' | 'count' | 'greatest' | 'last', string>>(
      testDatabaseUri(),
      `SELECT i.year, count(*), max(i.sequence) AS greatest, c.last
         FROM invoices i JOIN number_counters c ON c.series = i.series AND c.year = i.year GROUP BY i.year, c.last`,
    )
    expect(years.reduce((sum, { count }) => sum + Number(count), 0)).toBe(invoices)
    for (const { count, greatest, last } of years)
      expect([Number(greatest), Number(last)]).toEqual([Number(count), Number(count)])
  })

  test('balances are what the payments left, and states say so', async () => {
    const wrong = await query(
      testDatabaseUri(),
      `SELECT number FROM invoices i, LATERAL (SELECT coalesce(sum(amount_cents), 0) AS paid FROM payments p WHERE p.invoice_id = i.id) s
        WHERE i.paid_cents <> s.paid OR i.balance_cents <> i.gross_cents - s.paid
           OR i.state::text <> CASE WHEN s.paid = 0 THEN 'issued' WHEN s.paid < i.gross_cents THEN 'partially-paid' ELSE 'paid' END`,
    )
    expect(wrong).toEqual([])
  })

  test('Payload reads the invoices with their lines and frozen content, each chained to the one before (I3)', async () => {
    const { docs } = await booted.payload.find({ collection: 'invoices', sort: ['year', 'sequence'], limit: 50 })
    let previousSha256: string | null = null
    for (const invoice of docs) {
      const content = issuedContent(invoice)
      expect(invoice.lines).toHaveLength(content.lines.length)
      expect(invoice.grossCents).toBe(content.grossCents)
      expect(invoice.sha256).toBe(contentHash({ content, previousSha256 }))
      previousSha256 = invoice.sha256 ?? null
    }
  })
})
