import { afterAll, beforeAll, inject } from 'vitest'
import { createDatabase, dropDatabase } from './databases'
import { testDatabaseUri } from './testDatabaseUri'

/** Each test file has a database of its own, with our tables and no rows; its address is in DATABASE_URI. */
beforeAll(async () => {
  process.env.DATABASE_URI = await createDatabase(inject('serverUri'), { template: inject('template') })
})

afterAll(async () => {
  await dropDatabase(testDatabaseUri())
})
