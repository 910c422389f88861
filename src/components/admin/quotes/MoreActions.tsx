'use client'

import type { ReactElement } from 'react'

import { MoreMenu } from '../MoreMenu'
import { useAdminTexts } from '../useAdminTexts'
import { TurnQuote, turnSlug } from './TurnQuote'

type MoreActionsProps = { quoteId: string; canRevise: boolean; canCancel: boolean }

/** The rarer steps of a quote, with their dialogs. */
export function MoreActions({ quoteId, canRevise, canCancel }: MoreActionsProps): ReactElement | null {
  const { quote: words } = useAdminTexts().texts
  if (!canRevise && !canCancel) return null
  const revise = { id: 'quote-revise-open', label: words.revise, slug: turnSlug('revise') }
  const cancel = { id: 'quote-cancel-open', label: words.cancel, slug: turnSlug('cancel') }
  return (
    <>
      <MoreMenu
        id="quote-more"
        label={words.more}
        steps={canRevise ? [revise] : []}
        danger={canCancel ? cancel : null}
      />
      {canRevise ? <TurnQuote verb="revise" quoteId={quoteId} as="dialog" /> : null}
      {canCancel ? <TurnQuote verb="cancel" quoteId={quoteId} as="dialog" /> : null}
    </>
  )
}
