'use client'

import type { ReactElement } from 'react'

import { fill } from '@/i18n/fill'
import { PreviewedStep } from '../PreviewedStep'
import { textAt } from '../records'
import { useAdminTexts } from '../useAdminTexts'
import { SendFacts } from './SendFacts'
import { sendPreviewIn } from './sendPreview'

/** The next step of a draft: shows who gets what before it is frozen and sent (Q1). */
export function SendQuote({ quoteId, clientId }: { quoteId: string; clientId: string | null }): ReactElement {
  const { quote: words } = useAdminTexts().texts
  return (
    <PreviewedStep
      slug="quote-send"
      saveSlug="quote-save-first"
      words={{
        open: words.send,
        title: words.sendTitle,
        confirm: words.sendConfirm,
        refused: words.sendRefused,
        done: (body) => fill(words.sent, { label: textAt(body, 'label') ?? '' }),
      }}
      clientId={clientId}
      paths={{ preview: `/quotes/${quoteId}/send-preview`, run: `/quotes/${quoteId}/send` }}
      previewIn={sendPreviewIn}
      facts={(preview) => <SendFacts preview={preview} />}
    />
  )
}
