'use client'

import { Button, useConfig, useDocumentInfo } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { idAt, textAt } from '../records'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'
import styles from '../quotes/QuoteControls.module.css'

/** What proves an acceptance: its quote, the sealed PDF, and the bundle that anybody can check without us (S6). */
export function AcceptanceControls(): ReactElement | null {
  const { id, data } = useDocumentInfo()
  const { config } = useConfig()
  const { texts } = useAdminTexts()
  const { api } = useApi()
  const quoteId = idAt(data, 'quote')
  if (id === undefined) return null
  const files = `${api}/acceptances/${String(id)}`
  const isSealed = textAt(data, 'sealedPdfSha256') !== null
  return (
    <div className={styles['controls']}>
      {quoteId === null ? null : (
        <Button
          el="link"
          buttonStyle="subtle"
          margin={false}
          to={`${config.routes.admin}/collections/quotes/${quoteId}`}
        >
          {texts.invoice.quote}
        </Button>
      )}
      <Button
        el="anchor"
        buttonStyle="subtle"
        margin={false}
        newTab
        disabled={!isSealed}
        url={`${files}/pdf`}
        id="sealed-pdf"
      >
        {isSealed ? texts.acceptance.sealedPdf : texts.acceptance.notSealed}
      </Button>
      <Button el="anchor" buttonStyle="subtle" margin={false} url={`${files}/evidence`} id="evidence-bundle">
        {texts.acceptance.bundle}
      </Button>
    </div>
  )
}
