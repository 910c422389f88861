import { sql } from '@payloadcms/db-postgres'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

import { databaseOf } from '@/database/database'

import { configureAgency } from '../../factories/agency'
import { createStaff, staffHeaders } from '../../factories/people'
import { createAcceptedQuote, quoteLine, type Sent } from '../../factories/quotes'
import { bootPayload, type BootedPayload } from '../../support/payload'

/**
 * Q6: after acceptance nothing of what was signed changes, by whatever road. Each statement is committed, not rolled back,
 * and after each test every row is compared with what it was. Column by column, see collections/frozen.test.ts.
 */
const tables = [
  'quotes',
  'quotes_lines',
  'quotes_signers',
  'quote_versions',
  'signatures',
  'acceptances',
  'ledger',
] as const

/** What somebody would like to write afterwards. */
const forgeries = {
  quotes: { title: 'Autre chose', lines: [quoteLine({ unitPriceCents: 1 })] },
  'quote-versions': { sha256: '0'.repeat(64) },
  signatures: { signerName: 'Quelqu’un d’autre' },
  acceptances: { totals: { grossCents: 1 } },
  ledger: { event: 'nothing.happened' },
}
const collections = ['quotes', 'quote-versions', 'signatures', 'acceptances', 'ledger'] as const
type Signed = (typeof collections)[number]

let booted: BootedPayload
let accepted: Sent
let headers: Record<string, string>
let before: string
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload({ env: { LOG_LEVEL: 'silent' } })
  await configureAgency(payload())
  headers = await staffHeaders(booted, await createStaff(payload(), { role: 'owner' }))
  accepted = await createAcceptedQuote(payload())
  before = await dump()
})
afterEach(async () => {
  if ((await dump()) !== before) throw new Error('A row of what was signed is not as it was')
})
afterAll(() => booted.close())

/** Every row of every signed table as Postgres writes it, one a line. */
async function dump(): Promise<string> {
  const lines: string[] = []
  for (const table of tables) {
    const { rows } = await databaseOf(payload()).drizzle.execute(
      sql`SELECT to_jsonb(t)::text AS row FROM ${sql.identifier(table)} t ORDER BY t.id::text`,
    )
    lines.push(...rows.map(({ row }) => `${table} ${String(row)}`))
  }
  return lines.join('\n')
}

async function idIn(collection: Signed): Promise<string> {
  const { docs } = await payload().find({ collection, limit: 1, depth: 0 })
  return String(docs[0]?.id)
}

async function statusOf(method: string, path: string, data?: unknown): Promise<number> {
  const body = data === undefined ? {} : { body: JSON.stringify(data) }
  const type = { 'Content-Type': 'application/json' }
  return (await booted.send(path, { method, headers: { ...headers, ...type }, ...body })).status
}

/** A bulk operation of the Local API gathers its refusals instead of throwing them. */
function touched(work: Promise<{ docs: readonly unknown[] }>): Promise<number> {
  return work.then(
    ({ docs }) => docs.length,
    () => 0,
  )
}

async function objection(statement: string): Promise<string> {
  try {
    await databaseOf(payload()).pool.query(statement)
    return 'none'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

test('there is a row of each kind to try it on', () => {
  for (const table of tables) expect(before).toMatch(new RegExp(`^${table} `, 'm'))
})

describe.each(collections)('Q6: REST, as the owner, on %s', (collection) => {
  test('PATCH', async () => {
    const status = await statusOf('PATCH', `/api/${collection}/${await idIn(collection)}`, forgeries[collection])
    expect([403, 409]).toContain(status)
  })
  test('DELETE', async () => {
    expect([403, 409]).toContain(await statusOf('DELETE', `/api/${collection}/${await idIn(collection)}`))
  })
  test('bulk PATCH', async () => {
    const path = `/api/${collection}?where[id][exists]=true`
    expect([400, 403, 405, 409]).toContain(await statusOf('PATCH', path, forgeries[collection]))
  })
  test('bulk DELETE', async () => {
    const response = await booted.send(`/api/${collection}?where[id][exists]=true`, { method: 'DELETE', headers })
    // The owner may delete drafts without a number: on quotes the request is allowed, and finds none.
    expect(response.status).toBe(collection === 'quotes' ? 200 : 403)
    expect((await response.json()).docs ?? []).toEqual([])
  })
  test('duplicate', async () => {
    const status = await statusOf('POST', `/api/${collection}/${await idIn(collection)}/duplicate`, {})
    expect(status).toBeGreaterThanOrEqual(400)
  })
})

describe.each(collections)('Q6: Local API, past every access rule, on %s', (collection) => {
  test('update', async () => {
    const id = await idIn(collection)
    const data = forgeries[collection]
    await expect(payload().update({ collection, id, data, overrideAccess: true })).rejects.toThrow()
  })
  test('delete', async () => {
    const id = await idIn(collection)
    await expect(payload().delete({ collection, id, overrideAccess: true })).rejects.toThrow()
  })
  test('bulk update', async () => {
    const where = { id: { exists: true } }
    const data = forgeries[collection]
    expect(await touched(payload().update({ collection, where, data, overrideAccess: true }))).toBe(0)
  })
  test('bulk delete', async () => {
    const where = { id: { exists: true } }
    expect(await touched(payload().delete({ collection, where, overrideAccess: true }))).toBe(0)
  })
  test('duplicate', async () => {
    const id = await idIn(collection)
    await expect(payload().duplicate({ collection, id, overrideAccess: true })).rejects.toThrow()
  })
})

describe.each(tables)('Q6: raw SQL on %s', (table) => {
  test('UPDATE of the key', async () => {
    const other = table === 'quotes_lines' || table === 'quotes_signers' ? `'forged'` : 'gen_random_uuid()'
    expect(await objection(`UPDATE "${table}" SET id = ${other}`)).toMatch(/^tu\./)
  })
  test('DELETE', async () => expect(await objection(`DELETE FROM "${table}"`)).toMatch(/^tu\./))
  test('TRUNCATE', async () => expect(await objection(`TRUNCATE "${table}" CASCADE`)).toMatch(/^tu\./))
})

describe('Q6: raw SQL around what was signed', () => {
  test.each(['quotes_lines', 'quotes_signers'])('INSERT of one more row of %s', async (table) => {
    const copy = `(jsonb_populate_record(t, '{"id": "forged"}')).*`
    expect(await objection(`INSERT INTO "${table}" SELECT ${copy} FROM "${table}" t LIMIT 1`)).toMatch(/^tu\./)
  })
  test('INSERT of a second acceptance', async () => {
    const copy = `(jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid()))).*`
    expect(await objection(`INSERT INTO acceptances SELECT ${copy} FROM acceptances t LIMIT 1`)).not.toBe('none')
  })
  test.each(['draft', 'sent', 'partially-signed', 'declined', 'expired'])('back to %s', async (state) => {
    const said = await objection(`UPDATE quotes SET state = '${state}' WHERE id = '${accepted.quote.id}'`)
    expect(said).toMatch(/^tu\./)
  })
  test('back to draft by the Local API', async () => {
    const { id } = accepted.quote
    await expect(payload().update({ collection: 'quotes', id, data: { state: 'draft' } })).rejects.toMatchObject({
      data: { code: 'quote.notAllowed' },
    })
  })
})
