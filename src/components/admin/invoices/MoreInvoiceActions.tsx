'use client'

import type { ReactElement } from 'react'

import { MoreMenu } from '../MoreMenu'
import { textAt } from '../records'
import { useAdminTexts } from '../useAdminTexts'
import type { InvoiceAction } from './actionsOf'
import { CreditInvoice, creditSlug } from './CreditInvoice'
import { DraftDialog } from './DraftDialog'
import { WriteOffInvoice, writeOffSlug } from './WriteOffInvoice'

type MoreInvoiceActionsProps = {
  invoiceId: string
  invoice: unknown
  clientId: string | null
  actions: readonly InvoiceAction[]
}

const duplicateSlug = 'invoice-duplicate'

/** The rarer steps of an invoice, with their dialogs. */
export function MoreInvoiceActions(props: MoreInvoiceActionsProps): ReactElement | null {
  const { invoiceId, invoice, clientId, actions } = props
  const { invoice: words } = useAdminTexts().texts
  const may = (action: InvoiceAction): boolean => actions.includes(action)
  const steps = [
    ...(may('duplicate') ? [{ id: 'invoice-duplicate-open', label: words.duplicate, slug: duplicateSlug }] : []),
    ...(may('credit') ? [{ id: 'invoice-credit-open', label: words.credit, slug: creditSlug }] : []),
  ]
  const writeOff = { id: 'invoice-write-off-open', label: words.writeOff, slug: writeOffSlug }
  if (steps.length === 0 && !may('writeOff')) return null
  return (
    <>
      <MoreMenu id="invoice-more" label={words.more} steps={steps} danger={may('writeOff') ? writeOff : null} />
      {may('duplicate') ? (
        <DraftDialog
          slug={duplicateSlug}
          title={words.duplicateTitle}
          intro={words.duplicateIntro}
          confirmLabel={words.duplicate}
          said={words.duplicated}
          path={`/invoices/${invoiceId}/duplicate`}
        />
      ) : null}
      {may('credit') ? (
        <CreditInvoice invoiceId={invoiceId} number={textAt(invoice, 'number') ?? ''} clientId={clientId} />
      ) : null}
      {may('writeOff') ? <WriteOffInvoice invoiceId={invoiceId} invoice={invoice} /> : null}
    </>
  )
}
