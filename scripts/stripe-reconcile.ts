/**
 * `npm run stripe:reconcile`: compares our payments with Stripe's now instead of at night (P6), and says what it found. Reads the database
 * of `DATABASE_URI` and the keys of the environment. Exits with 1 when something could not be repaired.
 */
import { getPayload } from 'payload'

import { closePool } from '../src/database/adapter'
import { readEnv } from '../src/env'
import { portsFrom } from '../src/ports'
import { requestOf } from '../src/services/guest'
import { reconcileStripe, type Reconciliation } from '../src/services/payments/reconcile'
import { buildTraitDUnion } from '../src/traitDUnion'
import { completeEnvironment, dataFolder, readDotEnv, variable } from './lib/env'
import { supervise, type Environment } from './lib/processes'
import { openDatabase } from './lib/product'
import { CommandError, say } from './lib/progress'

await supervise(async (supervisor) => {
  readDotEnv()
  if (variable('STRIPE_SECRET_KEY') === undefined || variable('STRIPE_WEBHOOK_SECRET') === undefined)
    throw new CommandError('There are no keys of Stripe: set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.')
  const dataDir = dataFolder()
  const databaseUri = await openDatabase(supervisor, dataDir)
  const publicUrl = variable('PUBLIC_URL') ?? 'http://localhost:3000'
  const { walked, repaired, drift } = await reconcile(
    await completeEnvironment({ nodeEnv: 'production', dataDir, databaseUri, publicUrl }),
  )
  say(`${walked} payments compared, ${repaired} repaired, ${drift} to be looked at`)
  return drift === 0 ? 0 : 1
})

async function reconcile(environment: Environment): Promise<Reconciliation> {
  const env = readEnv({ LOG_LEVEL: 'error', ...environment })
  const payload = await getPayload({
    config: await buildTraitDUnion({ env, ports: portsFrom(env) }),
    disableOnInit: true,
  })
  try {
    return await reconcileStripe(await requestOf(payload, { kind: 'system', name: 'stripe-reconcile' }))
  } finally {
    await closePool(payload)
  }
}
