import {
  createLocalReq,
  Forbidden,
  initTransaction,
  NotFound,
  type CollectionSlug,
  type GlobalSlug,
  type PayloadRequest,
} from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { bootPayload, type BootedPayload } from '../../support/payload'
import { ofGlobals, ofRows, operations, people, type Operation, type PersonName } from './expectations'
import { createWorld, named, personOf, type World } from './world'

let booted: BootedPayload
let world: World
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  booted = await bootPayload({ env: { LOG_LEVEL: 'silent' } })
  world = await createWorld(payload())
})
afterAll(() => booted.close())

/** Tries something as a person, in a transaction that is rolled back; whether it was allowed, whatever else went wrong. */
async function isAllowed(
  person: PersonName,
  attempt: (as: { req: PayloadRequest; overrideAccess: false }) => Promise<boolean>,
): Promise<boolean> {
  const user = personOf(world, person)
  const req = await createLocalReq(user ? { user } : {}, payload())
  await initTransaction(req)
  const transaction = await req.transactionID
  try {
    return await attempt({ req, overrideAccess: false })
  } catch (error) {
    return !(error instanceof Forbidden || error instanceof NotFound)
  } finally {
    if (transaction !== undefined) await payload().db.rollbackTransaction(transaction)
  }
}

type Row = { collection: CollectionSlug; id: string }

function tryOnRow(person: PersonName, operation: Operation, { collection, id }: Row): Promise<boolean> {
  return isAllowed(person, async (as) => {
    switch (operation) {
      case 'read':
        return (await payload().find({ collection, where: { id: { equals: id } }, depth: 0, ...as })).docs.length > 0
      case 'create':
        await payload().create({ collection, data: {}, ...as })
        return true
      case 'update':
        await payload().update({ collection, id, data: {}, ...as })
        return true
      case 'delete':
        await payload().delete({ collection, id, ...as })
        return true
      case 'readVersions':
        return (
          (await payload().findVersions({ collection, where: { parent: { equals: id } }, depth: 0, ...as })).docs
            .length > 0
        )
    }
  })
}

function tryOnGlobal(person: PersonName, operation: Operation, slug: GlobalSlug): Promise<boolean> {
  return isAllowed(person, async (as) => {
    switch (operation) {
      case 'read':
        await payload().findGlobal({ slug, depth: 0, ...as })
        return true
      case 'update':
        await payload().updateGlobal({ slug, data: {}, depth: 0, ...as })
        return true
      case 'readVersions':
        return (await payload().findGlobalVersions({ slug, depth: 0, ...as })).docs.length > 0
      case 'create':
      case 'delete':
        return false
    }
  })
}

async function whoMay(attempt: (person: PersonName) => Promise<boolean>): Promise<PersonName[]> {
  const allowed: PersonName[] = []
  for (const person of people) if (await attempt(person)) allowed.push(person)
  return allowed
}

test('every collection and global has a line in the expectations, and every line has a row', () => {
  const slugs = new Set(Object.keys(ofRows).map((name) => name.split(':')[0]))

  expect(new Set(slugs)).toEqual(new Set(Object.keys(payload().collections)))
  expect(Object.keys(ofGlobals).toSorted()).toEqual(
    payload()
      .globals.config.map(({ slug }) => slug)
      .toSorted(),
  )
  expect(Object.keys(world.rows).toSorted()).toEqual(Object.keys(ofRows).toSorted())
  for (const [name, { id }] of Object.entries(world.rows)) expect(id, name).toMatch(/^[0-9a-f-]{36}$/)
})

test('versions have readers exactly where there are versions', () => {
  for (const [name, expected] of Object.entries(ofRows)) {
    const row = world.rows[name]
    const versions = row ? payload().collections[row.collection].config.versions : undefined
    expect('readVersions' in expected, name).toBe(Boolean(versions))
  }
  for (const [slug, expected] of Object.entries(ofGlobals)) {
    const versions = payload().globals.config.find((global) => global.slug === slug)?.versions
    expect('readVersions' in expected, slug).toBe(Boolean(versions))
  }
})

describe.each(Object.entries(ofRows))('%s', (name, expected) => {
  test.each(operations.filter((operation) => operation !== 'readVersions' || 'readVersions' in expected))(
    '%s',
    async (operation) => {
      const { collection, id } = world.rows[name] ?? {}
      if (!collection || !id) throw new Error(`No row for ${name}`)

      expect(await whoMay((person) => tryOnRow(person, operation, { collection, id }))).toEqual(
        named(expected[operation]),
      )
    },
  )
})

describe.each(Object.entries(ofGlobals))('global %s', (name, expected) => {
  test.each(
    (['read', 'update', 'readVersions'] as const).filter(
      (operation) => operation !== 'readVersions' || 'readVersions' in expected,
    ),
  )('%s', async (operation) => {
    const slug = payload().globals.config.find((global) => global.slug === name)?.slug
    if (!slug) throw new Error(`No global ${name}`)

    expect(await whoMay((person) => tryOnGlobal(person, operation, slug as GlobalSlug))).toEqual(
      named(expected[operation]),
    )
  })
})

describe('one’s own row', () => {
  test('C2: every contact sees themselves and may change nothing of it', async () => {
    for (const name of ['stranger', 'sign', 'billing', 'project', 'read'] as const) {
      const own = { collection: 'contacts' as const, id: world.users[name]?.id ?? '' }
      expect(await tryOnRow(name, 'read', own), name).toBe(true)
      expect(await tryOnRow(name, 'update', own), name).toBe(false)
    }
  })

  test('staff change their own name and password, never their role', async () => {
    const viewer = personOf(world, 'viewer')
    const id = viewer?.id ?? ''
    const req = await createLocalReq(viewer ? { user: viewer } : {}, payload())

    await payload().update({
      collection: 'users',
      id,
      data: { name: 'Un nouveau nom', role: 'owner' },
      req,
      overrideAccess: false,
    })

    expect(await payload().findByID({ collection: 'users', id })).toMatchObject({
      name: 'Un nouveau nom',
      role: 'viewer',
    })
  })
})

describe('platform.md §0: the traps', () => {
  test('a contact without their collection is nobody, though Payload takes them for staff', async () => {
    const req = await createLocalReq({ user: { ...world.users.billing, collection: undefined } as never }, payload())
    expect(req.user?.collection).toBe('users')

    for (const collection of ['quotes', 'clients', 'users', 'messages', 'ledger', 'payload-jobs'] as const) {
      await expect(payload().find({ collection, req, overrideAccess: false }), collection).rejects.toThrow(Forbidden)
    }
  })

  test('nobody runs, queues or reschedules jobs through Payload', async () => {
    for (const name of people) {
      const user = personOf(world, name)
      const req = await createLocalReq(user ? { user } : {}, payload())
      await expect(payload().jobs.run({ req, overrideAccess: false }), name).rejects.toThrow(Forbidden)
      await expect(
        payload().jobs.queue({ task: 'expire-quotes', input: {}, req, overrideAccess: false }),
        name,
      ).rejects.toThrow(Forbidden)
    }
  })

  test('only staff enter the admin', async () => {
    const inside: PersonName[] = []
    for (const name of people) {
      const user = personOf(world, name)
      const req = await createLocalReq(user ? { user } : {}, payload())
      const access = user ? payload().collections[user.collection].config.access.admin : undefined
      if (await access?.({ req })) inside.push(name)
    }
    expect(inside).toEqual(['owner', 'manager', 'accountant', 'viewer'])
  })
})
