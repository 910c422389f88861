/**
 * `npm run stripe:reconcile`: compares our payments with Stripe's now instead of at night (P6), and says what it found. Reads the database
 * of `DATABASE_URI` and the keys of the environment. Exits with 1 when something could not be repaired.
 */
import { requestOf } from '../src/services/guest'
import { reconcileStripe } from '../src/services/payments/reconcile'
import { readDotEnv, variable } from './lib/env'
import { supervise } from './lib/processes'
import { CommandError, say } from './lib/progress'
import { withPayload } from './lib/withPayload'

await supervise(async (supervisor) => {
  readDotEnv()
  if (variable('STRIPE_SECRET_KEY') === undefined || variable('STRIPE_WEBHOOK_SECRET') === undefined)
    throw new CommandError('There are no keys of Stripe: set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.')
  const { walked, repaired, drift } = await withPayload(supervisor, async (payload) =>
    reconcileStripe(await requestOf(payload, { kind: 'system', name: 'stripe-reconcile' })),
  )
  say(`${walked} payments compared, ${repaired} repaired, ${drift} to be looked at`)
  return drift === 0 ? 0 : 1
})
