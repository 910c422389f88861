'use client'

import { Button, useAuth, useConfig, useDocumentInfo, type UserWithToken } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { InvoicePayments } from '../payments/InvoicePayments'
import { PdfLink } from '../PdfLink'
import styles from '../quotes/QuoteControls.module.css'
import { idAt, textAt } from '../records'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'
import { actionsOf, invoiceKindOf, invoiceStateOf } from './actionsOf'
import { InvoiceLinkButtons } from './InvoiceLinkButtons'
import { IssueInvoice } from './IssueInvoice'
import { MoreInvoiceActions } from './MoreInvoiceActions'

/** What can be done with the invoice now, above its form: the next step as the one accented button, danger apart. */
export function InvoiceControls(): ReactElement | null {
  const { id, data } = useDocumentInfo()
  const { user } = useAuth<UserWithToken['user']>()
  const state = invoiceStateOf(textAt(data, 'state'))
  const kind = invoiceKindOf(textAt(data, 'kind'))
  const { next, others, danger } = actionsOf({ state, kind, role: textAt(user, 'role') ?? 'viewer' })
  if (id === undefined) return null
  const invoiceId = String(id)
  const clientId = idAt(data, 'client')
  return (
    <div className={styles['controls']} data-invoice-state={state}>
      <OriginLinks invoice={data} />
      {state === 'draft' ? null : (
        <PdfLink collection="invoices" id={invoiceId} isKnownReady={textAt(data, 'pdfSha256') !== null} />
      )}
      {others.includes('preview') ? <PreviewLink invoiceId={invoiceId} /> : null}
      {next === 'copyLink' || others.includes('copyLink') ? (
        <InvoiceLinkButtons invoiceId={invoiceId} isNext={next === 'copyLink'} />
      ) : null}
      <InvoicePayments
        invoiceId={invoiceId}
        invoice={data}
        clientId={clientId}
        role={textAt(user, 'role') ?? 'viewer'}
      />
      {next === 'issue' ? <IssueInvoice invoiceId={invoiceId} clientId={clientId} /> : null}
      <MoreInvoiceActions invoiceId={invoiceId} invoice={data} clientId={clientId} actions={[...others, ...danger]} />
    </div>
  )
}

/** The quote and the project that it belongs to. */
function OriginLinks({ invoice }: { invoice: unknown }): ReactElement {
  const { config } = useConfig()
  const { texts } = useAdminTexts()
  const links = [
    { label: texts.invoice.quote, collection: 'quotes', target: idAt(invoice, 'quote') },
    { label: texts.invoice.project, collection: 'projects', target: idAt(invoice, 'project') },
  ]
  return (
    <>
      {links.map(({ label, collection, target }) =>
        target === null ? null : (
          <Button
            key={collection}
            el="link"
            buttonStyle="subtle"
            margin={false}
            to={`${config.routes.admin}/collections/${collection}/${target}`}
          >
            {label}
          </Button>
        ),
      )}
    </>
  )
}

/** The draft on paper, marked as one, as it is saved. */
function PreviewLink({ invoiceId }: { invoiceId: string }): ReactElement {
  const { texts } = useAdminTexts()
  const { api } = useApi()
  return (
    <Button
      el="anchor"
      buttonStyle="subtle"
      margin={false}
      newTab
      url={`${api}/invoices/${invoiceId}/preview.pdf`}
      id="invoice-preview"
    >
      {texts.invoice.preview}
    </Button>
  )
}
