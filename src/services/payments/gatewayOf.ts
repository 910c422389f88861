import { DomainError } from '../../domain/errors'
import { portsOf, type PaymentGateway } from '../../integrations/ports'

/**
 * The payment provider.
 *
 * @throws {DomainError} `payment.onlineUnavailable` when none is configured (P5)
 */
export function gatewayOf(payload: Parameters<typeof portsOf>[0]): PaymentGateway {
  const { payments } = portsOf(payload)
  if (payments === null) throw new DomainError('payment.onlineUnavailable')
  return payments
}
