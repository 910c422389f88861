import type { ReactElement } from 'react'

import { Button } from '@/components/ui/Button'
import type { OpenQuoteView } from '@/contracts/sign'

import { fill } from '@/i18n/fill'
import styles from './SheetActions.module.css'
import { useTexts } from './textsContext'

type SheetActionsProps = { view: OpenQuoteView; mayDecline: boolean; onDecline: () => void }

/** What one can do besides the next step: keep the PDF, ask, decline. Says so when signing cannot work. */
export function SheetActions({ view, mayDecline, onDecline }: SheetActionsProps): ReactElement {
  const { page } = useTexts()
  return (
    <footer className={styles.actions}>
      <noscript>
        <p className={styles.noScript}>{fill(page.noScript, { email: view.contactEmail })}</p>
      </noscript>
      {view.state !== 'preparing' && (
        <a className={styles.link} href={view.pdfUrl} download>
          {page.download}
        </a>
      )}
      <a className={styles.link} href={`mailto:${view.contactEmail}?subject=${encodeURIComponent(view.label)}`}>
        {page.question}
      </a>
      {mayDecline && (
        <span className={styles.needsScript}>
          <Button look="plain" size="small" onClick={onDecline}>
            {page.decline}
          </Button>
        </span>
      )}
    </footer>
  )
}
