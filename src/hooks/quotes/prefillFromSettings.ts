import type { CollectionBeforeValidateHook } from 'payload'

import { nowOf } from '../../database/clock'
import { addDays, civilDateInParis } from '../../domain/dates/civilDate'
import type { Quote } from '../../payload-types'

/** A new quote starts with the agency's deposit, terms and validity; what staff typed wins. */
export const prefillFromSettings: CollectionBeforeValidateHook<Quote> = async ({ data, operation, req }) => {
  if (operation !== 'create' || !data) return data
  const billing = await req.payload.findGlobal({ slug: 'billing', req })
  const today = civilDateInParis(nowOf(req.payload).toISOString())
  return {
    ...data,
    depositBp: data.depositBp ?? billing.depositBp ?? 3000,
    paymentTermDays: data.paymentTermDays ?? billing.paymentTermDays,
    validUntil: data.validUntil ?? addDays(today, billing.validityDays),
    terms: data.terms ?? (data.language === 'en' ? billing.termsEn : billing.termsFr) ?? null,
    owner: data.owner ?? (req.user?.collection === 'users' ? req.user.id : null),
  }
}
