import type { Payload } from 'payload'
import { afterEach, expect, inject, test } from 'vitest'
import { migrateUnderLock } from '@/database/migrate'
import { migrations } from '@/database/migrations'
import { createDatabase, dropDatabase, query } from '../../support/databases'
import { bootPayload, type BootedPayload } from '../../support/payload'
import { bootMini, closeMini, pushMini } from './miniConfig'

let uri = ''
let booted: BootedPayload[] = []

afterEach(async () => {
  await Promise.all(booted.map(({ close }) => close()))
  booted = []
  await dropDatabase(uri)
})

async function bootServer(): Promise<Payload> {
  const server = await bootPayload({ uri, env: { DATABASE_POOL_MAX: '3' } })
  booted.push(server)
  return server.payload
}

test('rule 4: servers that start at the same time on an empty database migrate it once', async () => {
  uri = await createDatabase(inject('serverUri'))
  const servers = [await bootServer(), await bootServer(), await bootServer()]
  await Promise.all(servers.map((payload) => migrateUnderLock(payload, migrations)))
  await migrateUnderLock(await bootServer(), migrations)
  const rows = await query<{ name: string }>(uri, 'SELECT name FROM payload_migrations ORDER BY name')
  expect(rows.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name).toSorted())
  expect(await query(uri, "SELECT 1 FROM pg_locks WHERE locktype = 'advisory'")).toEqual([])
})

test('rule 4: a database made by a development push is refused instead of asked about', async () => {
  uri = await createDatabase(inject('serverUri'))
  const mini = await bootMini({ uri })
  await pushMini(mini)
  await expect(migrateUnderLock(mini, migrations)).rejects.toThrow('development push')
  await closeMini(mini)
})
