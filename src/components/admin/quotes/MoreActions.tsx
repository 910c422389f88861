'use client'

import { Button, ChevronIcon, Popup, PopupList, useModal } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { useAdminTexts } from '../useAdminTexts'
import { TurnQuote, turnSlug } from './TurnQuote'
import styles from './MoreActions.module.css'

type MoreActionsProps = { quoteId: string; canRevise: boolean; canCancel: boolean }

/** The rarer steps in a menu, the one that cannot be undone under a rule of its own. */
export function MoreActions({ quoteId, canRevise, canCancel }: MoreActionsProps): ReactElement | null {
  const { quote: words } = useAdminTexts().texts
  const { openModal } = useModal()
  if (!canRevise && !canCancel) return null
  const choose = (verb: 'revise' | 'cancel', close: () => void) => (): void => {
    close()
    openModal(turnSlug(verb))
  }
  return (
    <>
      <Popup
        id="quote-more"
        buttonType="custom"
        button={
          <Button el="div" buttonStyle="subtle" margin={false} icon={<ChevronIcon />}>
            {words.more}
          </Button>
        }
        horizontalAlign="right"
        size="medium"
        render={({ close }) => (
          <>
            {canRevise ? (
              <PopupList.ButtonGroup>
                <PopupList.Button id="quote-revise-open" onClick={choose('revise', close)}>
                  {words.revise}
                </PopupList.Button>
              </PopupList.ButtonGroup>
            ) : null}
            {canRevise && canCancel ? <PopupList.Divider /> : null}
            {canCancel ? (
              <PopupList.ButtonGroup>
                <PopupList.Button
                  id="quote-cancel-open"
                  className={styles['danger'] ?? ''}
                  onClick={choose('cancel', close)}
                >
                  {words.cancel}
                </PopupList.Button>
              </PopupList.ButtonGroup>
            ) : null}
          </>
        )}
      />
      {canRevise ? <TurnQuote verb="revise" quoteId={quoteId} as="dialog" /> : null}
      {canCancel ? <TurnQuote verb="cancel" quoteId={quoteId} as="dialog" /> : null}
    </>
  )
}
