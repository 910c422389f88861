'use client'

import { Button, toast, useModal } from '@payloadcms/ui'
import { useEffect, useState, type ReactElement } from 'react'

import { ActionDialog } from '../ActionDialog'
import styles from '../dialog.module.css'
import { textAt } from '../records'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'

const slug = 'invoice-link'

/** Opens and copies the address at which the client reads and pays the invoice (I9). */
export function InvoiceLinkButtons({ invoiceId, isNext }: { invoiceId: string; isNext: boolean }): ReactElement {
  const { invoice: words } = useAdminTexts().texts
  const { openModal } = useModal()
  const url = useInvoiceLink(invoiceId)
  const copy = async (address: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address)
      toast.success(words.linkCopied)
    } catch {
      openModal(slug)
    }
  }
  return (
    <>
      <Button
        el="anchor"
        buttonStyle="subtle"
        margin={false}
        newTab
        id="invoice-view-page"
        disabled={url === null}
        url={url ?? ''}
      >
        {words.viewPage}
      </Button>
      <Button
        id="invoice-copy-link"
        margin={false}
        buttonStyle={isNext ? 'primary' : 'subtle'}
        {...(isNext ? { className: 'tu-next' } : {})}
        disabled={url === null}
        onClick={() => void (url === null ? undefined : copy(url))}
      >
        {words.copyLink}
      </Button>
      <ActionDialog slug={slug} title={words.linkTitle} confirm={null}>
        <p>{words.linkIntro}</p>
        <input
          className={styles['link']}
          readOnly
          value={url ?? ''}
          aria-label={words.linkTitle}
          onFocus={(event) => event.target.select()}
        />
      </ActionDialog>
    </>
  )
}

/** Null until known. */
function useInvoiceLink(invoiceId: string): string | null {
  const { call } = useApi()
  const [known, setKnown] = useState<{ invoiceId: string; url: string | null } | null>(null)
  useEffect(() => {
    let isGone = false
    void call(`/invoices/${invoiceId}/link`).then((answer) => {
      if (!isGone) setKnown({ invoiceId, url: answer.ok ? textAt(answer.body, 'url') : null })
    })
    return () => {
      isGone = true
    }
  }, [call, invoiceId])
  return known?.invoiceId === invoiceId ? known.url : null
}
