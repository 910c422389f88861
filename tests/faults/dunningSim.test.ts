import { sql } from '@payloadcms/db-postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { databaseOf } from '@/database/database'

import { DunningWorld } from './dunningWorld'

/** Clients that live through one year each, in worlds of fifty; `TU_SIM_YEARS` for more. */
const years = Number(process.env.TU_SIM_YEARS ?? 250)
const yearsPerWorld = 50
const seed = Number(process.env.TU_SIM_SEED ?? 20_261_124)

let world: DunningWorld
beforeAll(async () => {
  world = await DunningWorld.open()
})
afterAll(() => world.close())

describe('random years of reminders: outages, clock jumps, four workers, killed workers, payments, promises, disputes', () => {
  test.each(Array.from({ length: Math.ceil(years / yearsPerWorld) }, (_, index) => seed + index))(
    'D1–D5: once per level, in order, with the gap, never in a hold, never lost (seed %i)',
    async (worldSeed) => {
      const clients = Math.min(years, yearsPerWorld)
      expect(await world.live({ seed: worldSeed, clients, days: 365, delivery: 'product' })).toEqual([])
      expect(world.mailsSent).toBeGreaterThan(clients * 2)
    },
  )
})

describe('the simulation tells when a guard is taken away', () => {
  test('D2: without reading again before the mail leaves, mails leave in a hold', async () => {
    const wrong = await world.live({ seed, clients: 12, days: 120, delivery: 'withoutRecheck' })
    expect(wrong).toContainEqual(expect.stringContaining('in a hold'))
  })

  test('D3: without the unique constraint, workers at once make two rows for a level', async () => {
    await databaseOf(world.booted.payload).drizzle.execute(sql`DROP INDEX invoice_level_idx`)
    const wrong = await world.live({ seed, clients: 12, days: 60, delivery: 'product' })
    expect(wrong).toContainEqual(expect.stringContaining('two rows for'))
  })
})
