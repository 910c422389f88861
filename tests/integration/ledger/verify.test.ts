import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { inTransaction } from '@/database/transaction'
import { up as createHeads, down as dropHeads } from '@/database/migrations/20261124_110000_ledger_heads'
import type { LedgerFault } from '@/domain/ledger/verifyChain'
import { databaseOf } from '@/database/database'
import { requestOf } from '@/services/guest'
import { anchorLedger } from '@/services/ledger/anchor'
import { appendToLedger } from '@/services/ledger/append'
import { verifyLedger } from '@/services/ledger/verify'
import { renderMessage } from '@/services/messages/render'

import { sellerFixture } from '../../factories/quoteContent'
import { createDatabase, dropDatabase, query } from '../../support/databases'
import { bootPayload, type BootedPayload } from '../../support/payload'
import { testDatabaseUri } from '../../support/testDatabaseUri'

/** Chains of 4, 6 and 3 lines. */
const chains = [
  { subject: 'quote', subjectId: 'q1', length: 4 },
  { subject: 'quote', subjectId: 'q2', length: 6 },
  { subject: 'invoice', subjectId: 'i1', length: 3 },
] as const

let filled: string
let now = new Date('2026-11-24T11:00:00Z')
let uri: string
let booted: BootedPayload

/** One filled database, which every test copies: what it does to it is gone with it. */
beforeAll(async () => {
  filled = testDatabaseUri()
  const first = await bootPayload({ uri: filled })
  for (const chain of chains) await writeLines(await requestOf(first.payload, system), chain)
  await first.close()
})

beforeEach(async () => {
  now = new Date('2026-11-24T11:00:00Z')
  uri = await createDatabase(filled, { template: new URL(filled).pathname.slice(1) })
  booted = await bootPayload({ uri, ports: { now: () => now } })
  return async () => {
    await booted.close()
    await dropDatabase(uri)
  }
})

const system = { kind: 'system', name: 'test' } as const

async function writeLines(
  req: PayloadRequest,
  { subject, subjectId, length }: { subject: 'quote' | 'invoice'; subjectId: string; length: number },
): Promise<void> {
  for (let n = 1; n <= length; n += 1)
    await inTransaction(req, () =>
      appendToLedger(req, {
        subject,
        subjectId,
        event: `${subject}.step${n}`,
        amountCents: n % 2 === 0 ? n * 1_234 : null,
        currency: n % 2 === 0 ? 'EUR' : null,
        data: { n, é: 'Émilie', nested: { z: [1.5, null, true], a: '' } },
      }),
    )
}

async function append(subjectId = 'q1'): Promise<void> {
  await writeLines(await requestOf(booted.payload, system), { subject: 'quote', subjectId, length: 1 })
}

async function verdict(): ReturnType<typeof verifyLedger> {
  return verifyLedger(await requestOf(booted.payload, system))
}

async function fault(): Promise<LedgerFault | null> {
  return (await verdict()).fault
}

async function anchor(): Promise<number | null> {
  return anchorLedger(await requestOf(booted.payload, system))
}

/** As a superuser who has switched the guards off. */
async function tamper(...statements: string[]): Promise<void> {
  await query(uri, ['BEGIN', `SET LOCAL session_replication_role = 'replica'`, ...statements, 'COMMIT'].join(';\n'))
}

async function idOfLine(sequence: number, subjectId = 'q2'): Promise<string> {
  const [row] = await query<{ id: string }>(uri, 'SELECT id FROM ledger WHERE subject_id = $1 AND sequence = $2', [
    subjectId,
    sequence,
  ])
  if (!row) throw new Error(`There is no line ${sequence} of ${subjectId}`)
  return row.id
}

const q2 = { subject: 'quote', subjectId: 'q2' }
const lines = `ledger WHERE subject_id = 'q2' AND sequence`
const columns =
  'subject_type, subject_id, sequence, event, at, actor, data, previous_hash, hash, updated_at, created_at'
/** Numbers lines anew without meeting the unique index half-way. */
const shift = (from: number, by: number): string =>
  `UPDATE ledger SET sequence = -sequence WHERE subject_id = 'q2' AND sequence >= ${from};
   UPDATE ledger SET sequence = -sequence + ${by} WHERE subject_id = 'q2' AND sequence < 0`

describe('R24: an untouched ledger', () => {
  test('is verified line by line', async () => {
    expect(await verdict()).toEqual({ lines: 13, chains: 3, fault: null })
  })

  test('is verified with an anchor, and with lines that came after it', async () => {
    await anchor()
    await append()
    await append('q3')
    expect(await verdict()).toEqual({ lines: 15, chains: 4, fault: null })
  })

  test('is verified over several batches, also where a chain lies across their border', async () => {
    await tamper(`DELETE FROM ledger WHERE subject_id = 'q2'`, `DELETE FROM ledger_heads WHERE subject_id = 'q2'`)
    const req = await requestOf(booted.payload, system)
    await inTransaction(req, () => writeLinesIn(req, 620))
    expect(await verdict()).toEqual({ lines: 627, chains: 3, fault: null })
  })

  test('an empty one too', async () => {
    await tamper('DELETE FROM ledger', 'DELETE FROM ledger_heads')
    await anchor()
    expect(await verdict()).toEqual({ lines: 0, chains: 0, fault: null })
  })
})

async function writeLinesIn(req: PayloadRequest, count: number): Promise<void> {
  for (let n = 1; n <= count; n += 1)
    await appendToLedger(req, { subject: 'quote', subjectId: 'q2', event: 'quote.step' })
}

describe('R24: the five mutations, by a superuser without triggers, each named at its first line', () => {
  test.each([
    ['the event', `UPDATE ledger SET event = 'quote.accepted'`],
    ['the amount', `UPDATE ledger SET amount_cents = 1`],
    ['the instant', `UPDATE ledger SET at = at + interval '1 millisecond'`],
    ['the actor', `UPDATE ledger SET actor = '{"kind":"staff","id":"x"}'`],
    ['the data', `UPDATE ledger SET data = data || '{"n":99}'`],
  ])('an edit of %s', async (_what, update) => {
    await tamper(`${update} WHERE subject_id = 'q2' AND sequence = 4`)
    expect(await fault()).toEqual({ kind: 'edited', chain: q2, sequence: 4, id: await idOfLine(4) })
  })

  test('a deletion, with a gap or numbered anew', async () => {
    await tamper(`DELETE FROM ${lines} = 3`)
    expect(await fault()).toEqual({ kind: 'missing', chain: q2, sequence: 3, id: null })
    await tamper(shift(4, -1))
    expect(await fault()).toEqual({ kind: 'missing', chain: q2, sequence: 3, id: null })
  })

  test('a swap', async () => {
    const fourth = await idOfLine(4)
    await tamper(
      `UPDATE ledger SET sequence = -1 WHERE subject_id = 'q2' AND sequence = 2`,
      `UPDATE ledger SET sequence = 2 WHERE subject_id = 'q2' AND sequence = 4`,
      `UPDATE ledger SET sequence = 4 WHERE subject_id = 'q2' AND sequence = -1`,
    )
    expect(await fault()).toEqual({ kind: 'swapped', chain: q2, sequence: 2, id: fourth })
  })

  test('an insertion', async () => {
    await tamper(
      shift(3, 1),
      `INSERT INTO ledger (id, ${columns})
       SELECT gen_random_uuid(), subject_type, subject_id, 3, 'quote.forged', at, actor, data, hash, repeat('f', 64), now(), now()
       FROM ${lines} = 2`,
    )
    expect(await fault()).toEqual({ kind: 'inserted', chain: q2, sequence: 3, id: await idOfLine(3) })
  })

  test('a cut tail, up to the whole chain', async () => {
    await tamper(`DELETE FROM ${lines} > 4`)
    expect(await fault()).toEqual({ kind: 'cutTail', chain: q2, sequence: 5, id: null })
    await tamper(`DELETE FROM ${lines} > 0`)
    expect(await fault()).toEqual({ kind: 'cutTail', chain: q2, sequence: 1, id: null })
  })
})

describe('R24: the heads', () => {
  const cut = `DELETE FROM ${lines} > 4`
  const rollBack = `UPDATE ledger_heads SET (sequence, hash) = (SELECT sequence, hash FROM ${lines} = 4) WHERE subject_id = 'q2'`

  test('one that was rolled back with the tail lacks our MAC', async () => {
    await tamper(cut, rollBack)
    expect(await fault()).toEqual({ kind: 'headForged', chain: q2, sequence: 4, id: await idOfLine(4) })
  })

  test('one that is gone is missed', async () => {
    await tamper(cut, `DELETE FROM ledger_heads WHERE subject_id = 'q2'`)
    expect(await fault()).toMatchObject({ kind: 'headForged', chain: q2, sequence: 4 })
  })

  test('one of a chain that never was is seen', async () => {
    await tamper(`INSERT INTO ledger_heads VALUES ('nothing', 'n1', 1, repeat('0', 64), repeat('0', 64))`)
    expect(await fault()).toMatchObject({ kind: 'headForged', chain: { subject: 'nothing', subjectId: 'n1' } })
  })

  test('another secret made them: none of them is ours', async () => {
    const other = await bootPayload({ uri, env: { PAYLOAD_SECRET: 'another-secret-of-the-tests-and-of-nothing' } })
    const { fault: found } = await verifyLedger(await requestOf(other.payload, system))
    await other.close()
    expect(found?.kind).toBe('headForged')
  })

  test.each([
    ['going back', `UPDATE ledger_heads SET sequence = sequence - 1`],
    ['another hash', `UPDATE ledger_heads SET hash = repeat('0', 64)`],
    ['another MAC', `UPDATE ledger_heads SET mac = repeat('0', 64)`],
    ['going on without a MAC', `UPDATE ledger_heads SET sequence = sequence + 1, mac = NULL`],
    ['becoming that of another chain', `UPDATE ledger_heads SET subject_id = subject_id || 'x', sequence = 99`],
    ['deletion', 'DELETE FROM ledger_heads'],
    ['emptying', 'TRUNCATE ledger_heads'],
  ])('%s is refused while the triggers are on', async (_what, statement) => {
    await expect(query(uri, statement)).rejects.toThrow('tu.frozen')
  })

  test('no line can be added to a cut chain, which would hide the cut', async () => {
    await tamper(cut)
    await expect(append('q2')).rejects.toThrow()
    expect(await fault()).toMatchObject({ kind: 'cutTail', sequence: 5 })
  })

  test('a line whose transaction is rolled back leaves the head where it was', async () => {
    const req = await requestOf(booted.payload, system)
    const attempt = inTransaction(req, async () => {
      await appendToLedger(req, { subject: 'quote', subjectId: 'q1', event: 'quote.never' })
      throw new Error('and then something failed')
    })
    await expect(attempt).rejects.toThrow('and then')
    expect(await verdict()).toEqual({ lines: 13, chains: 3, fault: null })
  })

  test('parallel writers of one chain leave one chain', async () => {
    await Promise.all(Array.from({ length: 6 }, () => append('q1')))
    expect(await verdict()).toEqual({ lines: 19, chains: 3, fault: null })
  })
})

describe('R24: a ledger from before the heads', () => {
  beforeEach(async () => {
    const req = await requestOf(booted.payload, system)
    const args = { db: databaseOf(booted.payload).drizzle, payload: booted.payload, req }
    await dropHeads(args)
    await createHeads(args)
  })

  test('gets heads without a MAC, which count until its next line or its first anchor gives it one', async () => {
    const withoutMac = `SELECT subject_id FROM ledger_heads WHERE mac IS NULL ORDER BY 1`
    expect(await query(uri, withoutMac)).toEqual([{ subject_id: 'i1' }, { subject_id: 'q1' }, { subject_id: 'q2' }])
    expect(await verdict()).toEqual({ lines: 13, chains: 3, fault: null })
    await append('q1')
    expect(await query(uri, withoutMac)).toEqual([{ subject_id: 'i1' }, { subject_id: 'q2' }])
    await anchor()
    expect(await query(uri, withoutMac)).toEqual([])
    expect(await verdict()).toEqual({ lines: 14, chains: 3, fault: null })
  })

  test('is missed lines already', async () => {
    await tamper(`DELETE FROM ${lines} > 4`)
    expect(await fault()).toEqual({ kind: 'cutTail', chain: q2, sequence: 5, id: null })
  })
})

describe('R24: the anchor', () => {
  const rollBackWhole = (heads: string): string[] => [
    `DELETE FROM ${lines} > 4`,
    `DELETE FROM ledger_heads WHERE subject_id = 'q2'`,
    `INSERT INTO ledger_heads VALUES ${heads}`,
  ]
  async function headOfQ3(): Promise<string> {
    const [row] = await query<{ values: string }>(
      uri,
      `SELECT format('(%L, %L, %s, %L, %L)', subject_type, subject_id, sequence, hash, mac) AS values
       FROM ledger_heads WHERE subject_id = 'q3'`,
    )
    return row?.values ?? ''
  }

  test('catches a tail that was cut together with its genuine older head', async () => {
    await append('q3')
    const older = await headOfQ3()
    await append('q3')
    await anchor()
    await tamper(
      `DELETE FROM ledger WHERE subject_id = 'q3' AND sequence > 1`,
      `DELETE FROM ledger_heads WHERE subject_id = 'q3'`,
      `INSERT INTO ledger_heads VALUES ${older}`,
    )
    const chain = { subject: 'quote', subjectId: 'q3' }
    expect(await fault()).toEqual({ kind: 'anchorMismatch', chain, sequence: 2, id: null })
  })

  test('catches a chain that is gone with its head', async () => {
    await anchor()
    await tamper(`DELETE FROM ${lines} > 0`, `DELETE FROM ledger_heads WHERE subject_id = 'q2'`)
    expect(await fault()).toEqual({ kind: 'anchorMismatch', chain: q2, sequence: 1, id: null })
  })

  test('does not accept a head without a MAC, as from before', async () => {
    await anchor()
    const [row] = await query<{ hash: string }>(uri, `SELECT hash FROM ${lines} = 4`)
    await tamper(...rollBackWhole(`('quote', 'q2', 4, '${row?.hash}', NULL)`))
    expect(await fault()).toMatchObject({ kind: 'headForged', chain: q2, sequence: 4 })
  })

  test('is made once a day in Paris, and the latest one counts', async () => {
    now = new Date('2026-11-24T22:30:00Z')
    expect([await anchor(), await anchor()]).toEqual([3, null])
    now = new Date('2026-11-24T23:30:00Z')
    await append('q3')
    expect(await anchor()).toBe(4)
    expect(await query(uri, 'SELECT day::text AS day, chains FROM ledger_anchors ORDER BY day')).toEqual([
      { day: '2026-11-24', chains: 3 },
      { day: '2026-11-25', chains: 4 },
    ])
    await tamper(`DELETE FROM ledger WHERE subject_id = 'q3'`, `DELETE FROM ledger_heads WHERE subject_id = 'q3'`)
    expect(await fault()).toMatchObject({ kind: 'anchorMismatch', chain: { subjectId: 'q3' }, sequence: 1 })
  })

  test('two workers at once make one', async () => {
    const made = await Promise.all([anchor(), anchor()])
    expect(made.filter((chains) => chains !== null)).toEqual([3])
    expect(await fault()).toBeNull()
  })

  describe('as an e-mail', () => {
    const mails = () => booted.payload.find({ collection: 'messages', depth: 0, sort: 'createdAt' })
    const fileHash = async (): Promise<string | undefined> => {
      const rows = await query<{ storage_key: string }>(uri, 'SELECT storage_key FROM ledger_anchors')
      return /anchors\/([0-9a-f]{64})\.json/.exec(rows[0]?.storage_key ?? '')?.[1]
    }

    beforeEach(async () => {
      await booted.payload.updateGlobal({ slug: 'company', data: { ...sellerFixture } })
    })

    test('brings its date, hash and file to the agency, once a day, also from two workers', async () => {
      await Promise.all([anchor(), anchor()])
      await anchor()
      const { docs } = await mails()
      expect(docs).toMatchObject([
        { toAddress: sellerFixture.email, purpose: 'ledger-anchor:2026-11-24', state: 'queued' },
      ])
      const [mail] = docs
      if (!mail) throw new Error('no mail')
      const { text, attachments } = await renderMessage(await requestOf(booted.payload, system), mail)
      const hash = await fileHash()
      expect(text).toContain(`SHA-256 du fichier\u00a0: ${hash}`)
      expect(text).toContain('24 novembre 2026 · 3 chaînes')
      expect(attachments).toEqual([
        { filename: 'ancrage-2026-11-24.json', contentType: 'application/json', storageKey: `anchors/${hash}.json` },
      ])
      const bytes = await booted.ports.storage.get(attachments[0]?.storageKey ?? '')
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash)
    })

    test('brings the hash alone when the file is too large for a mailbox', async () => {
      await query(
        uri,
        `INSERT INTO ledger_heads (subject_type, subject_id, sequence, hash, mac)
         SELECT 'quote', 'many-' || n, 1, repeat('a', 64), repeat('b', 64) FROM generate_series(1, 10000) n`,
      )
      await anchor()
      const { docs } = await mails()
      const [mail] = docs
      if (!mail) throw new Error('no mail')
      const { text, attachments } = await renderMessage(await requestOf(booted.payload, system), mail)
      expect(attachments).toEqual([])
      expect(text).toContain(await fileHash())
      expect(text).toContain('trop grand pour être joint')
    })

    test('is owed to nobody when the company has no address; the anchor stands all the same', async () => {
      await booted.payload.updateGlobal({ slug: 'company', data: { email: null } })
      expect(await anchor()).toBe(3)
      expect((await mails()).totalDocs).toBe(0)
      expect(await fault()).toBeNull()
    })
  })

  const notOurs = { kind: 'anchorMismatch', chain: null, sequence: null, id: null }

  test.each([
    ['its MAC', `mac = repeat('0', 64)`],
    ['its root', `root = repeat('0', 64)`],
    ['its day', `day = day + 1`],
    ['its file', `storage_key = 'anchors/' || repeat('0', 64) || '.json'`],
  ])('whose row has another value for %s is not ours', async (_what, change) => {
    await anchor()
    await tamper(`UPDATE ledger_anchors SET ${change}`)
    expect(await fault()).toEqual(notOurs)
  })

  test('whose file was replaced is not ours, though row and file agree', async () => {
    await anchor()
    const [row] = await query<{ storage_key: string }>(uri, 'SELECT storage_key FROM ledger_anchors')
    const text = new TextDecoder().decode(await booted.ports.storage.get(row?.storage_key ?? ''))
    const forged = text.replace('"sequence":6', '"sequence":4')
    expect(forged).not.toBe(text)
    const key = `anchors/${createHash('sha256').update(forged).digest('hex')}.json`
    await booted.ports.storage.put(key, new TextEncoder().encode(forged), 'application/json')
    await tamper(`UPDATE ledger_anchors SET storage_key = '${key}'`)
    expect(await fault()).toEqual(notOurs)
  })

  test.each(['UPDATE ledger_anchors SET chains = 1', 'DELETE FROM ledger_anchors', 'TRUNCATE ledger_anchors'])(
    '%s is refused while the triggers are on',
    async (statement) => {
      await anchor()
      await expect(query(uri, statement)).rejects.toThrow('tu.frozen')
    },
  )
})
