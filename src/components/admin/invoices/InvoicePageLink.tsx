'use client'

import { Button, useConfig } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { fill } from '@/i18n/fill'
import { useAdminTexts } from '../useAdminTexts'
import type { FoundInvoice } from './useInvoiceOf'

/** Leads to an invoice by its number, or to its draft. */
export function InvoicePageLink({ invoice: { id, number } }: { invoice: FoundInvoice }): ReactElement {
  const { config } = useConfig()
  const { invoice: words } = useAdminTexts().texts
  return (
    <Button el="link" buttonStyle="subtle" margin={false} to={`${config.routes.admin}/collections/invoices/${id}`}>
      {number === null ? words.openDraft : fill(words.openInvoice, { number })}
    </Button>
  )
}
