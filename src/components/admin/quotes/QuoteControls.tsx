'use client'

import { useAuth, useDocumentInfo, type UserWithToken } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { InvoiceQuote } from '../invoices/InvoiceQuote'
import { PdfLink } from '../PdfLink'
import { idAt, textAt } from '../records'
import { actionsOf, isReadable, quoteStateOf } from './actionsOf'
import { CopyLinkButton, ViewPageButton } from './LinkButtons'
import { MoreActions } from './MoreActions'
import { RecordDeposit } from './RecordDeposit'
import { RecordRefund } from './RecordRefund'
import { RelatedLinks } from './RelatedLinks'
import { SendQuote } from './SendQuote'
import { TurnQuote } from './TurnQuote'
import { useQuoteLinks } from './useQuoteLinks'
import styles from './QuoteControls.module.css'

/** What can be done with the quote now, above its form: the next step as the one accented button, danger apart. */
export function QuoteControls(): ReactElement | null {
  const { id, data } = useDocumentInfo()
  const { user } = useAuth<UserWithToken['user']>()
  const state = quoteStateOf(textAt(data, 'state'))
  const actions = actionsOf({
    state,
    depositState: textAt(data, 'depositState') ?? 'none',
    refundState: textAt(data, 'refundState') ?? 'none',
    role: textAt(user, 'role') ?? 'viewer',
    hasNumber: textAt(data, 'number') !== null,
  })
  const all = [...actions.others, ...(actions.next === null ? [] : [actions.next])]
  const links = useQuoteLinks(all.includes('viewPage') && id !== undefined ? String(id) : null)
  if (id === undefined) return null
  const quoteId = String(id)
  const versionId = state === 'draft' ? null : idAt(data, 'currentVersion')
  const clientId = idAt(data, 'client')
  return (
    <div className={styles['controls']} data-quote-state={state}>
      {isReadable(state) ? (
        <RelatedLinks
          quoteId={quoteId}
          isAccepted={state === 'accepted' || state === 'withdrawn'}
          depositState={textAt(data, 'depositState')}
        />
      ) : null}
      {versionId === null ? null : <PdfLink collection="quote-versions" id={versionId} isKnownReady={false} />}
      {all.includes('viewPage') ? <ViewPageButton links={links} /> : null}
      {all.includes('copyLink') ? <CopyLinkButton links={links} isNext={actions.next === 'copyLink'} /> : null}
      {actions.next === 'send' ? <SendQuote quoteId={quoteId} clientId={clientId} /> : null}
      {actions.next === 'recordDeposit' ? <RecordDeposit quoteId={quoteId} quote={data} clientId={clientId} /> : null}
      {actions.next === 'recordRefund' ? <RecordRefund quoteId={quoteId} quote={data} clientId={clientId} /> : null}
      {all.includes('invoice') ? <InvoiceQuote quoteId={quoteId} isNext={actions.next === 'invoice'} /> : null}
      {actions.next === 'revise' ? <TurnQuote verb="revise" quoteId={quoteId} as="next" /> : null}
      <MoreActions
        quoteId={quoteId}
        canRevise={actions.others.includes('revise')}
        canCancel={actions.danger.includes('cancel')}
      />
    </div>
  )
}
