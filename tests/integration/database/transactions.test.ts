import { sql } from '@payloadcms/db-postgres'
import { createLocalReq, initTransaction, killTransaction, type Payload, type PayloadRequest } from 'payload'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { afterCommit } from '@/database/afterCommit'
import { databaseOf } from '@/database/database'
import { lockRow, sqlIn, tryAdvisoryLock } from '@/database/lock'
import { inTransaction } from '@/database/transaction'
import { createDatabase, dropDatabase, query } from '../../support/databases'
import { bootMini, closeMini, committed, loosely, pushMini } from './miniConfig'

let uri: string
let payload: Payload

beforeAll(async () => {
  uri = await createDatabase(inject('serverUri'))
  payload = await bootMini({ uri })
  await pushMini(payload)
})

afterAll(async () => {
  await closeMini(payload)
  await dropDatabase(uri)
})

const newRequest = (): Promise<PayloadRequest> => createLocalReq({}, payload)
const createNote = (title: string, req?: PayloadRequest): Promise<{ id: string }> =>
  loosely(payload).create({ collection: 'notes', data: { title }, ...(req ? { req } : {}) })
const countNotes = async (title: string): Promise<number> =>
  (await query(uri, 'SELECT 1 FROM notes WHERE title = $1', [title])).length

test('rule 1: a save whose hook swallowed a nested failure is refused, not reported as done', async () => {
  await expect(createNote('swallow 1')).rejects.toThrow('nothing was saved')
  expect(await countNotes('swallow 1')).toBe(0)
})

test('rule 1: inTransaction refuses when its work swallowed a nested failure', async () => {
  const req = await newRequest()
  const work = inTransaction(req, async () => {
    await createNote('before the failure', req)
    await createNote('before the failure', req).catch(() => undefined)
  })
  await expect(work).rejects.toThrow('nothing was saved')
  expect(await countNotes('before the failure')).toBe(0)
  expect(req.transactionID).toBeUndefined()
})

test('rule 1: a COMMIT that Postgres refuses (deferred foreign key) is an error', async () => {
  const req = await newRequest()
  const work = inTransaction(req, async () => {
    await createNote('turned down at commit', req)
    await (await sqlIn(req)).execute(sql`INSERT INTO strict_children VALUES (gen_random_uuid())`)
  })
  await expect(work).rejects.toThrow('foreign key')
  expect(await countNotes('turned down at commit')).toBe(0)
})

test('rule 1: a COMMIT that Postgres answers with ROLLBACK is an error', async () => {
  const req = await newRequest()
  const work = inTransaction(req, async () => {
    await createNote('after a failed statement', req)
    await (await sqlIn(req)).execute(sql`SELECT 1 / 0`).catch(() => undefined)
  })
  await expect(work).rejects.toThrow('nothing was saved')
  expect(await countNotes('after a failed statement')).toBe(0)
})

test('rule 1: the owner cannot commit what somebody inside has killed', async () => {
  const req = await newRequest()
  await initTransaction(req)
  const id = await req.transactionID
  await killTransaction(req)
  await expect(payload.db.commitTransaction(id ?? '')).rejects.toThrow('nothing was saved')
})

test('a statement through a transaction that is over is refused, not sent into the next one on that connection', async () => {
  const req = await newRequest()
  await initTransaction(req)
  const late = await sqlIn(req)
  await killTransaction(req)
  await expect(Promise.resolve(late.execute(sql`SELECT 1`))).rejects.toMatchObject({
    cause: { message: expect.stringContaining('is over') },
  })
})

test('inTransaction joins the transaction of its caller and leaves the commit to it', async () => {
  const req = await newRequest()
  await inTransaction(req, async () => {
    const id = req.transactionID
    await inTransaction(req, () => createNote('inner', req))
    expect(req.transactionID).toBe(id)
    expect(await countNotes('inner')).toBe(0)
  })
  expect(await countNotes('inner')).toBe(1)
})

test('a joined piece of work that fails takes the whole transaction with it, even if the caller swallows it', async () => {
  const req = await newRequest()
  const work = inTransaction(req, async () => {
    await createNote('outer', req)
    await inTransaction(req, () => Promise.reject(new Error('inner failed'))).catch(() => undefined)
  })
  await expect(work).rejects.toThrow('nothing was saved')
  expect(await countNotes('outer')).toBe(0)
})

test('afterCommit runs once per registration, in order, when everybody can see the rows', async () => {
  committed.length = 0
  const req = await newRequest()
  await inTransaction(req, async () => {
    for (const title of ['commit 1', 'commit 2', 'commit 3']) await createNote(title, req)
    expect(committed).toEqual([])
  })
  await expect.poll(() => committed.length).toBe(3)
  expect(committed).toEqual(['commit 1', 'commit 2', 'commit 3'].map((title) => ({ title, seen: true })))
})

test('afterCommit never runs when the transaction is rolled back or its COMMIT refused', async () => {
  committed.length = 0
  const req = await newRequest()
  const work = inTransaction(req, async () => {
    await createNote('commit never', req)
    await (await sqlIn(req)).execute(sql`INSERT INTO strict_children VALUES (gen_random_uuid())`)
  })
  await expect(work).rejects.toThrow('foreign key')
  await expect(createNote('refuse me')).rejects.toThrow('refused by a hook')
  await createNote('commit 4')
  await expect.poll(() => committed).toEqual([{ title: 'commit 4', seen: true }])
})

test('afterCommit runs at once without a transaction, and a failing action does not stop the next one', async () => {
  const order: number[] = []
  const req = await newRequest()
  await afterCommit(req, () => void order.push(1))
  expect(order).toEqual([1])
  await inTransaction(req, async () => {
    await afterCommit(req, () => Promise.reject(new Error('a bad action')))
    await afterCommit(req, () => void order.push(2))
  })
  await expect.poll(() => order).toEqual([1, 2])
})

test('40 parallel creates on a pool of 10 all succeed', async () => {
  const titles = Array.from({ length: 40 }, (_, n) => `parallel ${n}`)
  await Promise.all(titles.map((title) => createNote(title)))
  const rows = await query(uri, "SELECT 1 FROM notes WHERE title LIKE 'parallel %'")
  expect(rows).toHaveLength(40)
  expect(databaseOf(payload).pool.idleCount).toBe(databaseOf(payload).pool.totalCount)
})

test('two operations that begin together on one request share one transaction', async () => {
  const req = await newRequest()
  await Promise.all([initTransaction(req), initTransaction(req)])
  expect(Object.keys(databaseOf(payload).sessions)).toEqual([String(await req.transactionID)])
  await killTransaction(req)
})

test('isolation level and read-only are honoured', async () => {
  const db = databaseOf(payload)
  const id = await db.beginTransaction({ isolationLevel: 'serializable', accessMode: 'read only' })
  const req = Object.assign(await newRequest(), { transactionID: id ?? '' })
  const executor = await sqlIn(req)
  const { rows } = await executor.execute(sql`SELECT current_setting('transaction_isolation') AS level`)
  expect(rows).toEqual([{ level: 'serializable' }])
  await expect(Promise.resolve(executor.execute(sql`DELETE FROM notes`))).rejects.toMatchObject({
    cause: { message: expect.stringContaining('read-only') },
  })
  await db.rollbackTransaction(id ?? '')
})

test('rule 2: lockRow keeps concurrent changes of one row apart, says whether the row exists, needs a transaction', async () => {
  const { id } = await createNote('locked')
  const order: string[] = []
  const change = async (name: string, ms: number): Promise<void> => {
    const req = await newRequest()
    await inTransaction(req, async () => {
      expect(await lockRow(req, 'notes', id)).toBe(true)
      order.push(`${name} in`)
      await new Promise((resolve) => setTimeout(resolve, ms))
      order.push(`${name} out`)
    })
  }
  await Promise.all([change('a', 60), change('b', 60)])
  expect([order[0]?.[0], order[2]?.[0]]).toEqual([order[1]?.[0], order[3]?.[0]])
  const req = await newRequest()
  expect(await inTransaction(req, () => lockRow(req, 'notes', '00000000-0000-7000-8000-000000000000'))).toBe(false)
  await expect(lockRow(req, 'notes', id)).rejects.toThrow('needs a transaction')
})

test('an advisory lock is held by one transaction at a time', async () => {
  const [first, second] = [await newRequest(), await newRequest()]
  await inTransaction(first, async () => {
    expect(await tryAdvisoryLock(first, 'schedules')).toBe(true)
    expect(await inTransaction(second, () => tryAdvisoryLock(second, 'schedules'))).toBe(false)
  })
  expect(await inTransaction(second, () => tryAdvisoryLock(second, 'schedules'))).toBe(true)
})
