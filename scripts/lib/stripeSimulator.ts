import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { startStripeDouble } from '../stripe-double/server'
import { variable } from './env'
import { freePort } from './ports'
import type { Environment, Supervisor } from './processes'
import { step } from './progress'

const preferredPort = 12_111
/** Long enough to see a debit under way, short enough to wait for. */
const debitAnswersAfterMs = 20_000

type Wish = { dataDir: string; publicUrl: string; env: Environment }

/**
 * Without keys of Stripe, starts a local simulator of it: cards and debits can be tried, no money moves. It keeps what happened in
 * `<dataDir>/stripe-simulator.json`, and tells the product by signed webhooks. With `STRIPE_SECRET_KEY` it does nothing.
 *
 * @returns the environment that the product needs to use it
 */
export async function withStripeSimulator(
  supervisor: Supervisor,
  { dataDir, publicUrl, env }: Wish,
): Promise<Environment> {
  if (variable('STRIPE_SECRET_KEY') !== undefined) return env
  const webhookSecret = `whsec_${createHash('sha256')
    .update(`stripe-simulator:${env['PAYLOAD_SECRET'] ?? ''}`)
    .digest('hex')}`
  const double = await step(
    'Stripe simulator',
    async () =>
      startStripeDouble({
        port: await freePort({ preferred: [preferredPort] }),
        webhookUrl: `${publicUrl}/api/stripe/webhook`,
        webhookSecret,
        db: join(dataDir, 'stripe-simulator.json'),
        debitAnswersAfterMs,
      }),
    ({ url }) => `Stripe simulator on ${url}: nobody is debited; a debit is answered after 20 s`,
  )
  supervisor.defer(() => double.close())
  return {
    ...env,
    STRIPE_SECRET_KEY: 'sk_test_demo',
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_URL: double.url,
  }
}
