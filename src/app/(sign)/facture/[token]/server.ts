import { cache } from 'react'

import type { OpenInvoiceView } from '@/contracts/pay'
import { civilDateInParis, type CivilDate } from '@/domain/dates/civilDate'
import { openInvoice } from '@/services/invoices/open'

import { requestFacts } from '../../devis/[token]/server'

/** The invoice behind a link and the day it is, read once per request; null when there is none. */
export const readInvoice = cache(async (token: string): Promise<{ view: OpenInvoiceView; today: CivilDate } | null> => {
  const {
    payload,
    facts: { now },
  } = await requestFacts()
  const view = await openInvoice(payload, { token, now })
  return view && { view, today: civilDateInParis(now.toISOString()) }
})
