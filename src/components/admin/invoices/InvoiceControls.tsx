'use client'

import { Button, useConfig, useDocumentInfo } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { PdfLink } from '../PdfLink'
import { idAt, textAt } from '../records'
import { useAdminTexts } from '../useAdminTexts'
import styles from '../quotes/QuoteControls.module.css'

/** The issued document as stored, and the quote and project that it belongs to. */
export function InvoiceControls(): ReactElement | null {
  const { id, data } = useDocumentInfo()
  const { config } = useConfig()
  const { texts } = useAdminTexts()
  if (id === undefined) return null
  const links = [
    { label: texts.invoice.quote, collection: 'quotes', target: idAt(data, 'quote') },
    { label: texts.invoice.project, collection: 'projects', target: idAt(data, 'project') },
  ]
  const isIssued = textAt(data, 'number') !== null
  return (
    <div className={styles['controls']}>
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
      {isIssued ? (
        <PdfLink collection="invoices" id={String(id)} isKnownReady={textAt(data, 'pdfSha256') !== null} />
      ) : null}
    </div>
  )
}
