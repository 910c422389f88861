'use client'

import { Button, useConfig } from '@payloadcms/ui'
import { useEffect, useState, type ReactElement } from 'react'

import { fill } from '@/i18n/fill'
import { listAt, textAt } from '../records'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'

type RelatedLinksProps = { quoteId: string; isAccepted: boolean; depositState: string | null }
type Related = {
  invoice: { id: string; number: string } | null
  projectId: string | null
  acceptanceId: string | null
}

/** What an accepted quote has led to: its evidence, its deposit invoice and its project. */
export function RelatedLinks({ quoteId, isAccepted, depositState }: RelatedLinksProps): ReactElement | null {
  const { config } = useConfig()
  const { texts } = useAdminTexts()
  const related = useRelated({ quoteId, isAccepted, depositState })
  if (related === null) return null
  const pageOf = (path: string): string => `${config.routes.admin}/collections/${path}`
  return (
    <>
      {related.acceptanceId === null ? null : (
        <Button
          el="link"
          buttonStyle="subtle"
          margin={false}
          to={pageOf(`acceptances/${related.acceptanceId}`)}
          id="quote-acceptance"
        >
          {texts.quote.openAcceptance}
        </Button>
      )}
      {related.projectId === null ? null : (
        <Button
          el="link"
          buttonStyle="subtle"
          margin={false}
          to={pageOf(`projects/${related.projectId}`)}
          id="quote-project"
        >
          {texts.quote.openProject}
        </Button>
      )}
      {related.invoice === null ? null : (
        <Button
          el="link"
          buttonStyle="subtle"
          margin={false}
          to={pageOf(`invoices/${related.invoice.id}`)}
          id="quote-invoice"
        >
          {fill(texts.quote.openInvoice, { number: related.invoice.number })}
        </Button>
      )}
    </>
  )
}

function useRelated({ quoteId, isAccepted, depositState }: RelatedLinksProps): Related | null {
  const { call } = useApi()
  const [related, setRelated] = useState<Related | null>(null)
  useEffect(() => {
    if (!isAccepted) return undefined
    let isGone = false
    const ofQuote = `depth=0&limit=1&where[quote][equals]=${quoteId}`
    void Promise.all([
      call(`/invoices?${ofQuote}&where[kind][equals]=deposit&select[number]=true`),
      call(`/projects?${ofQuote}&select[name]=true`),
      call(`/acceptances?${ofQuote}&select[sha256]=true`),
    ]).then(([invoices, projects, acceptances]) => {
      if (isGone) return
      const invoice = invoices.ok ? listAt(invoices.body, 'docs')[0] : undefined
      const project = projects.ok ? listAt(projects.body, 'docs')[0] : undefined
      const acceptance = acceptances.ok ? listAt(acceptances.body, 'docs')[0] : undefined
      setRelated({
        invoice: invoiceIn(invoice),
        projectId: textAt(project, 'id'),
        acceptanceId: textAt(acceptance, 'id'),
      })
    })
    return () => {
      isGone = true
    }
  }, [call, quoteId, isAccepted, depositState])
  return isAccepted ? related : null
}

function invoiceIn(row: unknown): Related['invoice'] {
  const id = textAt(row, 'id')
  const number = textAt(row, 'number')
  return id === null || number === null ? null : { id, number }
}
