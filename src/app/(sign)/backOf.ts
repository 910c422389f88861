import type { Back } from '@/components/pay/standingWords'

/** Where the provider's page sends the payer: `?paiement=retour` after paying, `?paiement=abandon` after leaving it. */
export function backOf(value: string | string[] | undefined): Back {
  if (value === 'retour') return 'paid'
  return value === 'abandon' ? 'abandoned' : 'none'
}
