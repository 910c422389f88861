import type { Payload } from 'payload'

import { onlineMethods, type OnlineMethod } from '../../contracts/pay'

/** The ways to pay on a provider's page that are open now: none while no provider is configured (P5). */
export function onlineMethodsOf({ config }: Pick<Payload, 'config'>): readonly OnlineMethod[] {
  const ports: unknown = config.custom?.ports
  const hasProvider = typeof ports === 'object' && ports !== null && 'payments' in ports && Boolean(ports.payments)
  return hasProvider ? onlineMethods : []
}
