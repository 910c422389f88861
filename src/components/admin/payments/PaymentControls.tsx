'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { textAt } from '../records'
import { DecideHeld } from './DecideHeld'
import { RefundPayment } from './RefundPayment'

/** What staff may do with an online payment: give it back, or decide what was held for a person (P3, P4). */
export function PaymentControls(): ReactElement | null {
  const { id, data } = useDocumentInfo()
  const { user } = useAuth()
  const role = textAt(user, 'role')
  const isOnline = textAt(data, 'provider') === 'stripe' && textAt(data, 'kind') === 'payment'
  if (id === undefined || !isOnline || (role !== 'owner' && role !== 'accountant')) return null
  const state = textAt(data, 'state')
  if (state === 'held') return <DecideHeld paymentId={String(id)} payment={data} />
  return state === 'succeeded' ? <RefundPayment paymentId={String(id)} payment={data} /> : null
}
