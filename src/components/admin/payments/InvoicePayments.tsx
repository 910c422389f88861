'use client'

import type { ReactElement } from 'react'

import { invoiceCommandsByState, invoiceStates } from '@/domain/invoices/lifecycle'
import { numberAt, textAt } from '../records'
import { RecordPayment } from './RecordPayment'
import { RefundInvoice } from './RefundInvoice'
import { UseCredit } from './UseCredit'

type InvoicePaymentsProps = { invoiceId: string; invoice: unknown; clientId: string | null; role: string }

const bookkeepers: readonly string[] = ['owner', 'manager', 'accountant']

/** What the people who keep the books do with the money of an issued invoice: it comes, a credit pays it, or it goes back. */
export function InvoicePayments({ invoiceId, invoice, clientId, role }: InvoicePaymentsProps): ReactElement | null {
  const state = invoiceStates.find((candidate) => candidate === textAt(invoice, 'state')) ?? 'draft'
  const takesMoney =
    invoiceCommandsByState[state].includes('recordPayment') && textAt(invoice, 'kind') !== 'credit-note'
  if (!takesMoney || clientId === null || !bookkeepers.includes(role)) return null
  const balanceCents = numberAt(invoice, 'balanceCents') ?? 0
  if (balanceCents < 0)
    return <RefundInvoice invoiceId={invoiceId} invoice={invoice} creditCents={0 - balanceCents} clientId={clientId} />
  if (balanceCents === 0) return null
  return (
    <>
      <RecordPayment invoiceId={invoiceId} invoice={invoice} clientId={clientId} />
      <UseCredit invoiceId={invoiceId} balanceCents={balanceCents} clientId={clientId} />
    </>
  )
}
