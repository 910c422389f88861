'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'

import {
  codeRequest,
  declineRequest,
  signRequest,
  updateRequest,
  withdrawRequest,
  type CodeResult,
  type DeclineResult,
  type SignRefusal,
  type SignResult,
  type UpdateResult,
  type WithdrawResult,
} from '@/contracts/sign'
import { payRequest, type PayRefusal, type PayResult } from '@/contracts/pay'
import type { Language } from '@/domain/parties/snapshots'
import { startDepositCheckout } from '@/services/payments/startCheckout'
import { acceptQuote } from '@/services/quotes/accept'
import { declineQuote as decline } from '@/services/quotes/decline'
import { withdrawFromQuote } from '@/services/quotes/withdraw'
import { requestUpdate as askForUpdate } from '@/services/quotes/requestUpdate'

import { requestSigningCode } from '@/services/signatures/requestCode'

import {
  malformed as malformedPayment,
  payRefusalOf,
  unavailable as noPaymentPage,
} from '../../facture/[token]/refusals'
import { malformed, refusalOf, unavailable } from './refusals'
import { requestFacts } from './server'

/** Signs one quote version; every refusal comes back as data, so that the page keeps what was typed and drawn. */
export async function signQuote(input: unknown): Promise<SignResult> {
  const request = signRequest.safeParse(input)
  if (!request.success) return malformed(request.error)
  try {
    const { payload, facts } = await requestFacts()
    const { state } = await acceptQuote(payload, request.data, facts)
    refresh()
    return { ok: true, state }
  } catch (error) {
    return refused(error, request.data.locale)
  }
}

/** Has the signing code mailed to the signer (S3). */
export async function requestCode(input: unknown): Promise<CodeResult> {
  const request = codeRequest.safeParse(input)
  if (!request.success) return malformed(request.error)
  try {
    const { payload, facts } = await requestFacts()
    const { expiresAt } = await requestSigningCode(payload, request.data, facts)
    return { ok: true, expiresAt }
  } catch (error) {
    return refused(error, request.data.locale)
  }
}

/** Declines one quote version, with its reason (Q8). */
export async function declineQuote(input: unknown): Promise<DeclineResult> {
  const request = declineRequest.safeParse(input)
  if (!request.success) return malformed(request.error)
  try {
    const { payload, facts } = await requestFacts()
    await decline(payload, request.data, facts)
    refresh()
    return { ok: true }
  } catch (error) {
    return refused(error, 'fr')
  }
}

/** Asks staff to renew an expired quote. */
export async function requestUpdate(input: unknown): Promise<UpdateResult> {
  const request = updateRequest.safeParse(input)
  if (!request.success) return malformed(request.error)
  try {
    const { payload, facts } = await requestFacts()
    await askForUpdate(payload, request.data, facts)
    refresh()
    return { ok: true }
  } catch (error) {
    return refused(error, request.data.locale)
  }
}

/** Withdraws a consumer from the signed contract (R44). */
export async function withdraw(input: unknown): Promise<WithdrawResult> {
  const request = withdrawRequest.safeParse(input)
  if (!request.success) return malformed(request.error)
  try {
    const { payload, facts } = await requestFacts()
    await withdrawFromQuote(payload, request.data, facts)
    refresh()
    return { ok: true }
  } catch (error) {
    return refused(error, 'fr')
  }
}

/** Opens the provider's page for the deposit; every refusal comes back as data, and nothing is debited by it. */
async function payDeposit(input: unknown): Promise<PayResult> {
  const request = payRequest.safeParse(input)
  if (!request.success) return malformedPayment
  try {
    const { payload, facts } = await requestFacts()
    const { url } = await startDepositCheckout(payload, request.data, facts)
    return { ok: true, url }
  } catch (error) {
    const refusal = payRefusalOf(error)
    if (refusal) return refusal
    await logged(error)
    return noPaymentPage
  }
}

/** The page's form, with and without scripts: goes to the provider's page, or says why not and shows what is true now. */
export async function payDepositForm(_before: PayRefusal | null, form: FormData): Promise<PayRefusal | null> {
  const amountCents = Number(form.get('amountCents'))
  const result = await payDeposit({ token: form.get('token'), method: form.get('method'), amountCents })
  if (result.ok) redirect(result.url)
  if (result.status === 409) refresh()
  return result
}

/** A refusal as data; anything else is our fault: logged, and told as "nothing was recorded". */
async function refused(error: unknown, language: Language): Promise<SignRefusal> {
  const refusal = refusalOf(error, language)
  if (refusal) return refusal
  await logged(error)
  return unavailable
}

async function logged(error: unknown): Promise<void> {
  await requestFacts().then(
    ({ payload }) => payload.logger.error({ err: error }, 'The quote page could not record an answer'),
    () => undefined,
  )
}
