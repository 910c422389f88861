import { sql } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { databaseOf } from '@/database/database'
import { storePdf } from '@/services/documents/storePdf'
import { recordDeposit, type RecordedDeposit } from '@/services/payments/recordDeposit'

import { configureAgency } from '../../factories/agency'
import { createStaff, requestAs, staffHeaders } from '../../factories/people'
import {
  createAcceptedQuote,
  createQuote,
  createSentQuote,
  quoteLine,
  readQuote,
  send,
  type Sent,
} from '../../factories/quotes'
import { bootPayload, type BootedPayload } from '../../support/payload'

/**
 * Which columns of a frozen row may still change (live) or be filled in once (late); every other column of the table is
 * frozen, also one that a later migration adds (I2, Q6, R23).
 */
const changeable: Record<string, { live: string[]; late: string[] }> = {
  quotes: {
    live: [
      'state',
      'current_version_id',
      'deposit_state',
      'deposit_paid_cents',
      'accepted_at',
      'closed_at',
      'decline_reason',
      'decline_comment',
      'notes',
      'owner_id',
      'lead_id',
      'viewed_at',
      'update_requested_at',
      'reminds_signer',
      'withdrawn_at',
      'refund_state',
      'refund_due_on',
      'updated_at',
    ],
    late: [],
  },
  quotes_lines: { live: [], late: [] },
  quotes_signers: { live: [], late: [] },
  quote_versions: {
    live: ['state', 'updated_at'],
    late: ['pdf_key', 'pdf_sha256', 'pdf_byte_length', 'pdf_rendered_at'],
  },
  signatures: { live: [], late: [] },
  acceptances: {
    live: ['timestamp_state', 'updated_at'],
    late: [
      'sealed_pdf_key',
      'sealed_pdf_sha256',
      'sealed_at',
      'sealed_pdf_byte_length',
      'certificate_sha256',
      'certificate_subject',
      'certificate_pem',
      'key_kind',
      'timestamped_pdf_key',
      'timestamped_pdf_sha256',
      'timestamped_at',
    ],
  },
  invoices: {
    live: [
      'state',
      'paid_cents',
      'balance_cents',
      'disputed_at',
      'dunning_paused_until',
      'last_reminder_level',
      'last_reminder_at',
      'next_reminder_on',
      'deducted_by_id',
      'written_off_at',
      'write_off_reason',
      'link_nonce',
      'token_hash',
      'notice_posted_on',
      'notice_tracking',
      'dunning_is_active',
      'dunning_is_grouped',
      'dunning_minimum_gap_days',
      'dunning_before_due_days',
      'dunning_level1_days',
      'dunning_level2_days',
      'dunning_level3_days',
      'dunning_level4_days',
      'notes',
      'updated_at',
    ],
    late: ['pdf_key', 'pdf_sha256', 'pdf_byte_length', 'pdf_rendered_at'],
  },
  invoices_lines: { live: [], late: [] },
  payments: {
    live: ['state', 'note', 'held_reason', 'updated_at'],
    late: ['invoice_id', 'received_on', 'receipt_pdf_key', 'receipt_pdf_sha256', 'receipt_rendered_at'],
  },
  stripe_events: { live: ['state', 'error', 'attempts', 'processed_at', 'updated_at'], late: [] },
  ledger: { live: [], late: [] },
}
const tables = Object.keys(changeable)

let booted: BootedPayload
let accepted: Sent
let deposit: RecordedDeposit
let headers: Record<string, string>
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload({ env: { LOG_LEVEL: 'silent' } })
  await configureAgency(payload())
  headers = await staffHeaders(booted, await createStaff(payload(), { role: 'owner' }))
  accepted = await createAcceptedQuote(payload())
  deposit = await recordDeposit(await requestAs(payload()), {
    quoteId: accepted.quote.id,
    amountCents: accepted.quote.depositCents ?? 0,
    receivedOn: '2026-11-24',
    method: 'transfer',
    reference: null,
    note: null,
    idempotencyKey: 'form-0001',
  })
  await storePdf(await requestAs(payload()), {
    kind: 'invoice',
    id: deposit.invoiceId,
    bytes: new TextEncoder().encode('%PDF-1.7'),
  })
  await payload().create({
    collection: 'stripe-events',
    data: { eventId: 'evt_1', type: 'checkout.session.completed', state: 'received', payload: { id: 'evt_1' } },
  })
})
afterAll(() => booted.close())

async function count(table: string): Promise<number> {
  const { rows } = await databaseOf(payload()).drizzle.execute(sql`SELECT count(*) AS n FROM ${sql.identifier(table)}`)
  return Number(rows[0]?.n)
}

/** What Postgres says to a statement, which is rolled back in any case; null when it has no objection. */
async function objection(...statements: string[]): Promise<string | null> {
  const client = await databaseOf(payload()).pool.connect()
  try {
    await client.query('BEGIN')
    for (const statement of statements) await client.query(statement)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

type Column = { name: string; type: string; other: string }

/** Every column of a table, with an expression for a value that it does not have now. */
async function columnsOf(table: string): Promise<Column[]> {
  const { rows } = await databaseOf(payload()).drizzle.execute(sql`
    SELECT column_name, data_type, udt_name FROM information_schema.columns
    WHERE table_name = ${table} AND table_schema = 'public' ORDER BY ordinal_position`)
  return rows.map((row) => {
    const [name, type] = [String(row.column_name), String(row.data_type)]
    return { name, type, other: another(name, type, String(row.udt_name)) }
  })
}

function another(name: string, type: string, enumName: string): string {
  const column = `"${name}"`
  switch (type) {
    case 'USER-DEFINED':
      return `(SELECT v FROM unnest(enum_range(NULL::"${enumName}")) v WHERE v IS DISTINCT FROM ${column} LIMIT 1)`
    case 'jsonb':
      return `'{"forged": true}'`
    case 'boolean':
      return `NOT coalesce(${column}, false)`
    case 'uuid':
      return 'gen_random_uuid()'
    case 'numeric':
    case 'integer':
      return `coalesce(${column}, 0) + 1`
    case 'timestamp with time zone':
      return `coalesce(${column}, now()) + interval '1 day'`
    default:
      return `coalesce(${column}, '') || 'x'`
  }
}

/** Rows that are out: of drafts and open versions the tests below speak. */
function frozenRows(table: string): string {
  const quote = `'${accepted.quote.id}'`
  switch (table) {
    case 'quotes':
      return `id = ${quote}`
    case 'quotes_lines':
    case 'quotes_signers':
      return `_parent_id = ${quote}`
    case 'invoices':
      return `id = '${deposit.invoiceId}'`
    case 'invoices_lines':
      return `_parent_id = '${deposit.invoiceId}'`
    case 'quote_versions':
      return `quote_id = ${quote}`
    default:
      return 'true'
  }
}

describe.each(tables)('R23: raw SQL on %s', (table) => {
  test('there is a row to try it on', async () => {
    expect(await count(table)).toBeGreaterThan(0)
  })

  test('no frozen column can be updated, each live one can', async () => {
    const live = changeable[table]?.live ?? []
    const late = changeable[table]?.late ?? []
    const refused: string[] = []
    for (const { name, other } of await columnsOf(table)) {
      const said = await objection(`UPDATE "${table}" SET "${name}" = ${other} WHERE ${frozenRows(table)}`)
      if (said?.startsWith('tu.frozen')) refused.push(name)
    }
    const frozen = (await columnsOf(table)).map(({ name }) => name).filter((name) => !live.includes(name))
    // Late columns are filled in here for some rows and empty for others; their own test is below.
    // 'state' is live, but an enum's first other value may be one that is refused for good.
    const isSure = (name: string): boolean => !late.includes(name) && name !== 'state'
    expect(refused.filter(isSure)).toEqual(frozen.filter(isSure))
  })

  test('no row can be deleted, and the table cannot be emptied', async () => {
    expect(await objection(`DELETE FROM "${table}" WHERE ${frozenRows(table)}`)).toContain('tu.frozen')
    expect(await objection(`TRUNCATE "${table}" CASCADE`)).toContain('tu.frozen')
  })
})

describe('Q6, I2: raw SQL around the guard', () => {
  test.each(['draft', 'sent', 'partially-signed', 'declined', 'expired'])(
    'an accepted quote never becomes %s, to be edited',
    async (state) => {
      expect(await objection(`UPDATE quotes SET state = '${state}' WHERE id = '${accepted.quote.id}'`)).toContain(
        'tu.frozen',
      )
    },
  )

  test('an issued invoice never becomes a draft again', async () => {
    expect(await objection(`UPDATE invoices SET state = 'draft' WHERE id = '${deposit.invoiceId}'`)).toContain(
      'tu.frozen',
    )
  })

  test('no line comes to a document that is out, new or from a draft', async () => {
    const draft = await createQuote(payload())
    const columns = '_order, id, label, quantity_milli, unit_price_cents, vat_rate_bp, choice'

    expect(
      await objection(
        `INSERT INTO quotes_lines (_parent_id, ${columns}) VALUES ('${accepted.quote.id}', 9, 'x', 'x', 1, 1, 1, 'fixed')`,
      ),
    ).toContain('tu.frozen')
    expect(
      await objection(
        `UPDATE quotes_lines SET _parent_id = '${accepted.quote.id}' WHERE _parent_id = '${draft.quote.id}'`,
      ),
    ).toContain('tu.frozen')
    expect(await objection(`UPDATE quotes_lines SET label = 'x' WHERE _parent_id = '${draft.quote.id}'`)).toBeNull()
  })

  test('emptying what the frozen tables refer to does not empty them', async () => {
    expect(await objection('TRUNCATE clients CASCADE')).toContain('tu.frozen')
    expect(await objection(`DELETE FROM clients WHERE id = '${accepted.client}'`)).not.toBeNull()
  })

  test('a draft with a number is kept (its number is given), one without can go', async () => {
    const { quote } = await createQuote(payload())
    const sent = await createSentQuote(payload())

    expect(await objection(`DELETE FROM quotes WHERE id = '${quote.id}'`)).toBeNull()
    expect(
      await objection(
        `UPDATE quotes SET state = 'draft' WHERE id = '${sent.quote.id}'`,
        `DELETE FROM quotes WHERE id = '${sent.quote.id}'`,
      ),
    ).toContain('tu.frozen')
  })

  test('an invoice cannot be called issued without a number, a day, a content and a hash', async () => {
    const draft = await payload().create({
      collection: 'invoices',
      data: { state: 'draft', kind: 'standard', language: 'fr', client: accepted.client },
      depth: 0,
    })

    expect(await objection(`UPDATE invoices SET state = 'issued' WHERE id = '${draft.id}'`)).toContain(
      'invoices_issued_whole',
    )
  })
})

describe('Q1, I7: late columns are written once', () => {
  test.each([
    ['quote_versions', ['pdf_key', 'pdf_sha256'], "'x'"],
    ['acceptances', ['sealed_pdf_key', 'sealed_pdf_sha256'], "'x'"],
    ['payments', ['receipt_pdf_key', 'receipt_pdf_sha256'], "'x'"],
  ])('%s', async (table, columns, value) => {
    if (table === 'quote_versions') await send(payload(), await createQuote(payload()))
    for (const column of columns) {
      const where = `id IN (SELECT id FROM ${table} WHERE ${column} IS NULL LIMIT 1)`
      const write = `UPDATE ${table} SET ${column} = ${value} WHERE ${where} RETURNING id`
      const rewrite = `UPDATE ${table} SET ${column} = 'y' WHERE ${column} = ${value}`
      expect(await objection(write)).toBeNull()
      expect(await objection(write, rewrite)).toContain('tu.frozen')
      expect(await objection(write, `UPDATE ${table} SET ${column} = NULL WHERE ${column} = ${value}`)).toContain(
        'tu.frozen',
      )
    }
  })

  test('a payment is matched to an invoice once', async () => {
    expect(await objection(`UPDATE payments SET invoice_id = NULL WHERE id = '${deposit.paymentId}'`)).toContain(
      'tu.frozen',
    )
  })

  test('the PDF of an invoice is stored once', async () => {
    const before = await payload().findByID({ collection: 'invoices', id: deposit.invoiceId, depth: 0 })
    await storePdf(await requestAs(payload()), {
      kind: 'invoice',
      id: deposit.invoiceId,
      bytes: new TextEncoder().encode('%PDF-1.7 another'),
    })
    const after = await payload().findByID({ collection: 'invoices', id: deposit.invoiceId, depth: 0 })

    expect(after.pdfSha256).toBe(before.pdfSha256)
  })
})

describe('Q6, I2: the Local API as the system', () => {
  test.each([
    ['title', { title: 'Autre chose' }],
    ['lines', { lines: [quoteLine({ unitPriceCents: 1 })] }],
    ['lines', { lines: [] }],
    ['signers', { signers: [] }],
    ['validUntil', { validUntil: '2030-01-01' }],
    ['depositBp', { depositBp: 1 }],
  ])('refuses another %s of a quote that is out, in words', async (field, data) => {
    const before = await readQuote(payload(), accepted.quote.id)

    await expect(payload().update({ collection: 'quotes', id: accepted.quote.id, data })).rejects.toMatchObject({
      status: 409,
      data: { code: 'quote.frozen', fields: field },
      message: expect.stringContaining('Réviser'),
    })

    expect(await readQuote(payload(), accepted.quote.id)).toEqual(before)
  })

  test.each([
    ['totals', { grossCents: 1 }],
    ['signed version', { number: 'DEV-1' }],
    ['reference', { depositReference: 'x' }],
  ])('refuses another %s of an accepted quote', async (_, data) => {
    const before = await readQuote(payload(), accepted.quote.id)

    await expect(payload().update({ collection: 'quotes', id: accepted.quote.id, data })).rejects.toThrow()

    expect(await readQuote(payload(), accepted.quote.id)).toEqual(before)
  })

  test('refuses a move that the table of states does not know', async () => {
    await expect(
      payload().update({ collection: 'quotes', id: accepted.quote.id, data: { state: 'draft' } }),
    ).rejects.toMatchObject({ status: 409, data: { code: 'quote.notAllowed' } })
  })

  test.each([
    ['lines', { lines: [] }],
    ['dueOn', { dueOn: '2030-01-01' }],
    ['client', { client: 'another' }],
    ['number', { number: 'FA-2026-9999' }],
    ['content', { content: {} }],
  ])('refuses another %s of an issued invoice, in words', async (field, data) => {
    const change = 'client' in data ? { client: (await createQuote(payload())).client } : data

    await expect(
      payload().update({ collection: 'invoices', id: deposit.invoiceId, data: change }),
    ).rejects.toMatchObject({
      status: 409,
      data: { code: 'invoice.frozen', fields: field },
      message: expect.stringContaining('avoir'),
    })
  })

  test.each(['quotes', 'invoices', 'payments', 'projects'] as const)(
    'refuses bulk updates of %s',
    async (collection) => {
      await expect(payload().update({ collection, where: { id: { exists: true } }, data: {} })).rejects.toMatchObject({
        status: 405,
        message: 'Ces documents se modifient un par un.',
      })
    },
  )

  test.each([
    ['quote-versions', { content: { forged: true } }],
    ['quote-versions', { sha256: 'x' }],
    ['signatures', { signerName: 'Quelqu’un d’autre' }],
    ['acceptances', { totals: { grossCents: 1 } }],
    ['payments', { amountCents: 1 }],
    ['ledger', { event: 'nothing.happened' }],
    ['stripe-events', { payload: {} }],
  ] as const)('refuses to change %s: %o', async (collection, data) => {
    const { docs } = await payload().find({ collection, limit: 1, depth: 0 })
    const id = docs[0]?.id ?? ''

    await expect(payload().update({ collection, id, data })).rejects.toThrow()
    await expect(payload().delete({ collection, id })).rejects.toThrow()

    expect(await payload().findByID({ collection, id, depth: 0 })).toEqual(docs[0])
  })

  test.each(['quotes', 'invoices'] as const)('refuses to delete from %s', async (collection) => {
    const id = collection === 'quotes' ? accepted.quote.id : deposit.invoiceId

    await expect(payload().delete({ collection, id })).rejects.toThrow()

    expect(await payload().findByID({ collection, id, depth: 0 })).toMatchObject({ id })
  })
})

describe('Q6, I2: REST as the owner of the agency', () => {
  async function patch(path: string, data: unknown): Promise<{ status: number; body: unknown }> {
    const response = await booted.send(path, {
      method: 'PATCH',
      headers: { ...headers, 'Content-Type': 'application/json', 'Accept-Language': 'fr' },
      body: JSON.stringify(data),
    })
    return { status: response.status, body: await response.json() }
  }

  test('refuses another title, in words', async () => {
    const { status, body } = await patch(`/api/quotes/${accepted.quote.id}`, { title: 'Autre chose' })

    expect(status).toBe(409)
    expect(body).toMatchObject({
      errors: [
        {
          data: { code: 'quote.frozen' },
          message: expect.stringContaining('Ce devis est envoyé : ces champs ne changent plus (Objet).'),
        },
      ],
    })
  })

  test('ignores what only verbs write: totals, state, number', async () => {
    const before = await readQuote(payload(), accepted.quote.id)

    await patch(`/api/quotes/${accepted.quote.id}`, {
      grossCents: 1,
      state: 'draft',
      number: 'DEV-1',
      depositState: 'none',
    })

    expect(await readQuote(payload(), accepted.quote.id)).toEqual({ ...before, updatedAt: expect.any(String) })
  })

  test('refuses bulk updates', async () => {
    expect((await patch('/api/quotes?where[id][exists]=true', { notes: 'x' })).status).toBe(403)
  })

  test('takes a whole form back in which only the notes are new', async () => {
    const quote = await readQuote(payload(), accepted.quote.id)
    const invoice = await payload().findByID({ collection: 'invoices', id: deposit.invoiceId, depth: 0, joins: false })

    const answers = [
      await patch(`/api/quotes/${quote.id}`, { ...quote, notes: 'Rappeler lundi' }),
      await patch(`/api/invoices/${invoice.id}`, { ...invoice, notes: 'Vu', dunningPausedUntil: '2027-01-01' }),
    ]

    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await readQuote(payload(), quote.id)).toMatchObject({
      notes: 'Rappeler lundi',
      lines: quote.lines,
      signers: quote.signers,
    })
    expect(await payload().findByID({ collection: 'invoices', id: invoice.id, depth: 0 })).toMatchObject({
      notes: 'Vu',
      dunningPausedUntil: '2027-01-01',
      content: invoice.content,
    })
  })

  test.each(['quote-versions', 'signatures', 'acceptances', 'payments', 'ledger', 'stripe-events'] as const)(
    'may not write %s at all',
    async (collection) => {
      const { docs } = await payload().find({ collection, limit: 1, depth: 0 })

      expect((await patch(`/api/${collection}/${docs[0]?.id}`, {})).status).toBe(403)
    },
  )
})

test('R23: deleting by REST what an issued invoice refers to answers 409 with a sentence, not 500', async () => {
  const answer = await booted.send(`/api/projects/${deposit.projectId}`, { method: 'DELETE', headers })

  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({ errors: [{ data: { code: 'row.frozen' } }] })
})
