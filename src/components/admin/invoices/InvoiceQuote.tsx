'use client'

import { Button, useModal } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { useAdminTexts } from '../useAdminTexts'
import { DraftDialog } from './DraftDialog'
import { InvoicePageLink } from './InvoicePageLink'
import { useInvoiceOf } from './useInvoiceOf'

const slug = 'quote-invoice-draft'

/** Drafts the invoice that ends an accepted quote, or leads to it once there is one (I5). */
export function InvoiceQuote({ quoteId, isNext }: { quoteId: string; isNext: boolean }): ReactElement | null {
  const { invoice: words } = useAdminTexts().texts
  const { openModal } = useModal()
  const found = useInvoiceOf(`where[quote][equals]=${quoteId}&where[kind][in]=final,standard`)
  if (found === 'unknown') return null
  if (found !== 'none') return <InvoicePageLink invoice={found} />
  return (
    <>
      <Button
        id={`${slug}-open`}
        margin={false}
        buttonStyle={isNext ? 'primary' : 'subtle'}
        {...(isNext ? { className: 'tu-next' } : {})}
        onClick={() => openModal(slug)}
      >
        {words.invoiceQuote}
      </Button>
      <DraftDialog
        slug={slug}
        title={words.invoiceQuoteTitle}
        intro={words.invoiceQuoteIntro}
        confirmLabel={words.invoiceQuoteConfirm}
        said={words.drafted}
        path={`/quotes/${quoteId}/invoice`}
      />
    </>
  )
}
