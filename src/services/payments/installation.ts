import { createHmac } from 'node:crypto'
import type { Payload } from 'payload'

/**
 * What our payments carry at the provider, so that those of another installation on the same account are told apart; it
 * follows the installation's secret and says nothing about it.
 */
export function installationId({ secret }: Pick<Payload, 'secret'>): string {
  return createHmac('sha256', secret).update('stripe-installation').digest('hex').slice(0, 16)
}
