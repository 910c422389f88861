'use client'

import { Button } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { useAdminTexts } from './useAdminTexts'
import { useApi } from './useApi'
import { usePdfReady } from './usePdfReady'

type PdfLinkProps = { collection: 'quote-versions' | 'invoices'; id: string; isKnownReady: boolean }

/** Opens the stored PDF in a new tab; until the worker has made it, says so. */
export function PdfLink({ collection, id, isKnownReady }: PdfLinkProps): ReactElement {
  const { texts } = useAdminTexts()
  const { api } = useApi()
  const isReady = usePdfReady({ collection, id, isKnownReady })
  if (!isReady)
    return (
      <Button buttonStyle="subtle" margin={false} disabled>
        {texts.pdf.preparing}
      </Button>
    )
  return (
    <Button el="anchor" buttonStyle="subtle" margin={false} newTab url={`${api}/${collection}/${id}/pdf`} id="open-pdf">
      {texts.pdf.open}
    </Button>
  )
}
