import { createLocalReq, type Payload } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '@payloadcms/db-postgres'
import { databaseOf } from '@/database/database'
import { sqlIn } from '@/database/lock'
import { inTransaction } from '@/database/transaction'
import { createDatabase, databaseUri, query } from '../../support/databases'
import { startTestServer, type TestServer } from '../../support/server'
import { bootMini, closeMini, loosely, pushMini } from './miniConfig'

let server: TestServer
let uri: string
let payload: Payload

beforeAll(async () => {
  server = await startTestServer()
  uri = await createDatabase(server.uri)
  payload = await bootMini({ uri, poolMax: 4 })
  await pushMini(payload)
})

afterAll(async () => {
  try {
    await closeMini(payload)
  } finally {
    await server.stop()
  }
})

const createNote = (title: string): Promise<{ id: string }> =>
  loosely(payload).create({ collection: 'notes', data: { title } })
const createNotes = (title: string, count: number): Promise<unknown> =>
  Promise.all(Array.from({ length: count }, (_, n) => createNote(`${title} ${n}`)))
const titlesLike = async (title: string): Promise<number> =>
  (await query(uri, 'SELECT 1 FROM notes WHERE title LIKE $1', [`${title} %`])).length
const cutAllConnections = (): Promise<unknown> =>
  query(
    databaseUri(uri, 'postgres'),
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tu-test'",
  )

test('idle connections may be cut at any time: the next save works', async () => {
  await createNotes('before', 4)
  await cutAllConnections()
  await createNotes('right after', 8)
  expect(await titlesLike('right after')).toBe(8)
})

test('a connection cut in the middle of a transaction is an error of that transaction only', async () => {
  const req = await createLocalReq({}, payload)
  const work = inTransaction(req, async () => {
    const db = await sqlIn(req)
    await db.execute(sql`INSERT INTO effects VALUES ('cut')`)
    await cutAllConnections()
    await new Promise((resolve) => setTimeout(resolve, 100))
    await db.execute(sql`INSERT INTO effects VALUES ('cut 2')`)
  })
  await expect(work).rejects.toMatchObject({ cause: { message: expect.stringContaining('onnection') } })
  expect(await query(uri, 'SELECT 1 FROM effects')).toHaveLength(0)
  await createNote('after the cut')
})

test('connections that die at any moment are not lost to the pool', async () => {
  for (let round = 0; round < 6; round += 1) {
    const saves = Array.from({ length: 8 }, (_, n) => createNote(`round ${round} ${n}`))
    await Promise.allSettled([cutAllConnections(), ...saves])
  }
  await new Promise((resolve) => setTimeout(resolve, 100))
  await createNotes('still', 8)
  const { pool } = databaseOf(payload)
  expect(pool.idleCount).toBe(pool.totalCount)
})

test('the process survives a restart of Postgres and works again by itself', async () => {
  const during = Promise.allSettled([createNote('during')])
  await server.restart()
  await during
  await createNotes('after the restart', 4)
  expect(await titlesLike('after the restart')).toBe(4)
})
