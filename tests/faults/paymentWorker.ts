import { startRunner } from '@/jobs/runner'
import { stripeGateway } from '@/integrations/stripe/stripeGateway'

import { bootPayload, testNow } from '../support/payload'

/**
 * A worker process of the whole product, on DATABASE_URI and the double at STRIPE_API_URL; it works on payments until it is killed. Says
 * `ready` on stdout when its runner has started.
 */
async function main(): Promise<void> {
  const {
    DATABASE_URI: uri = '',
    STRIPE_API_URL: baseUrl = '',
    STRIPE_WEBHOOK_SECRET: webhookSecret = '',
  } = process.env
  const payments = stripeGateway({ secretKey: 'sk_test_double', webhookSecret, baseUrl, retries: 0 })
  const { payload } = await bootPayload({
    uri,
    ports: { payments, now: () => testNow },
    env: { LOG_LEVEL: 'silent', DATABASE_POOL_MAX: '4' },
  })
  startRunner({
    payload,
    queues: ['mail'],
    pollMs: 20,
    limit: 4,
    leaseMs: 1_500,
    schedulesMs: 600_000,
    logger: payload.logger,
  })
  process.stdout.write('ready\n')
}

await main()
