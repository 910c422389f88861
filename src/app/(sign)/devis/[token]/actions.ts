'use server'

import { refresh } from 'next/cache'

import {
  codeRequest,
  declineRequest,
  signRequest,
  type CodeResult,
  type DeclineResult,
  type SignRefusal,
  type SignResult,
} from '@/contracts/sign'
import type { Language } from '@/domain/parties/snapshots'
import { acceptQuote } from '@/services/quotes/accept'
import { declineQuote as decline } from '@/services/quotes/decline'

import { requestSigningCode } from '@/services/signatures/requestCode'

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

/** A refusal as data; anything else is our fault: logged, and told as "nothing was recorded". */
async function refused(error: unknown, language: Language): Promise<SignRefusal> {
  const refusal = refusalOf(error, language)
  if (refusal) return refusal
  await requestFacts().then(
    ({ payload }) => payload.logger.error({ err: error }, 'The quote page could not record an answer'),
    () => undefined,
  )
  return unavailable
}
