import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

import { sqlIn } from '../database/lock'
import { formatNumber } from '../domain/invoices/number'

export type TakenNumber = { number: string; series: string; year: number; sequence: number }

/**
 * Takes the next number of a series, inside the caller's transaction: the counter's row stays locked until COMMIT, so
 * numbers follow each other without a gap, and a rollback gives its number back (I1, R6). Call it last, after every
 * other lock, and keep what follows short.
 *
 * @throws outside of a transaction: a number that could be lost must not be given.
 */
export async function takeNumber(req: PayloadRequest, series: string, year: number): Promise<TakenNumber> {
  if ((await req.transactionID) === undefined) throw new Error('A number is only given inside a transaction (I1)')
  const executor = await sqlIn(req)
  // The counter's row alone is taken by whoever wakes first; this queue is first come, first served, so that nobody starves.
  // Its wait is as long as the queue, hence bounded by the statement's time alone; the lock is the transaction's last.
  await executor.execute(sql`SET LOCAL lock_timeout = 0`)
  await executor.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`number ${series} ${year}`}, 0))`)
  const { rows } = await executor.execute(
    sql`INSERT INTO number_counters (series, year, last) VALUES (${series}, ${year}, 1)
        ON CONFLICT (series, year) DO UPDATE SET last = number_counters.last + 1
        RETURNING last`,
  )
  const sequence = Number(rows[0]?.last)
  return { number: formatNumber(series, year, sequence), series, year, sequence }
}
