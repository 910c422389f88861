'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'

import { payRequest, type PayRefusal, type PayResult } from '@/contracts/pay'
import { startInvoiceCheckout } from '@/services/payments/startCheckout'

import { requestFacts } from '../../devis/[token]/server'
import { malformed, payRefusalOf, unavailable } from './refusals'

/** Opens the provider's page for an invoice; every refusal comes back as data, and nothing is debited by it. */
export async function payInvoice(input: unknown): Promise<PayResult> {
  const request = payRequest.safeParse(input)
  if (!request.success) return malformed
  try {
    const { payload, facts } = await requestFacts()
    const { url } = await startInvoiceCheckout(payload, request.data, facts)
    return { ok: true, url }
  } catch (error) {
    return refused(error)
  }
}

/** The page's form, with and without scripts: goes to the provider's page, or says why not and shows what is true now. */
export async function payInvoiceForm(_before: PayRefusal | null, form: FormData): Promise<PayRefusal | null> {
  const amountCents = Number(form.get('amountCents'))
  const result = await payInvoice({ token: form.get('token'), method: form.get('method'), amountCents })
  if (result.ok) redirect(result.url)
  if (result.status === 409) refresh()
  return result
}

async function refused(error: unknown): Promise<PayRefusal> {
  const refusal = payRefusalOf(error)
  if (refusal) return refusal
  await requestFacts().then(
    ({ payload }) => payload.logger.error({ err: error }, 'The invoice page could not open a payment page'),
    () => undefined,
  )
  return unavailable
}
