'use client'

import { Button, ChevronIcon, Popup, PopupList, useModal } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { textAt } from '../records'
import danger from '../quotes/MoreActions.module.css'
import { useAdminTexts } from '../useAdminTexts'
import type { InvoiceAction } from './actionsOf'
import { CreditInvoice, creditSlug } from './CreditInvoice'
import { DraftDialog } from './DraftDialog'
import { WriteOffInvoice, writeOffSlug } from './WriteOffInvoice'

type MoreInvoiceActionsProps = {
  invoiceId: string
  invoice: unknown
  clientId: string | null
  actions: readonly InvoiceAction[]
}

const duplicateSlug = 'invoice-duplicate'

/** The rarer steps in a menu, the one that gives money up under a rule of its own. */
export function MoreInvoiceActions(props: MoreInvoiceActionsProps): ReactElement | null {
  const { invoiceId, invoice, clientId, actions } = props
  const { invoice: words } = useAdminTexts().texts
  const { openModal } = useModal()
  const may = (action: InvoiceAction): boolean => actions.includes(action)
  const mayAdd = may('duplicate') || may('credit')
  if (!mayAdd && !may('writeOff')) return null
  const choose = (slug: string, close: () => void) => (): void => {
    close()
    openModal(slug)
  }
  return (
    <>
      <Popup
        id="invoice-more"
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
            {mayAdd ? (
              <PopupList.ButtonGroup>
                {may('duplicate') ? (
                  <PopupList.Button id="invoice-duplicate-open" onClick={choose(duplicateSlug, close)}>
                    {words.duplicate}
                  </PopupList.Button>
                ) : null}
                {may('credit') ? (
                  <PopupList.Button id="invoice-credit-open" onClick={choose(creditSlug, close)}>
                    {words.credit}
                  </PopupList.Button>
                ) : null}
              </PopupList.ButtonGroup>
            ) : null}
            {mayAdd && may('writeOff') ? <PopupList.Divider /> : null}
            {may('writeOff') ? (
              <PopupList.ButtonGroup>
                <PopupList.Button
                  id="invoice-write-off-open"
                  className={danger['danger'] ?? ''}
                  onClick={choose(writeOffSlug, close)}
                >
                  {words.writeOff}
                </PopupList.Button>
              </PopupList.ButtonGroup>
            ) : null}
          </>
        )}
      />
      {may('duplicate') ? (
        <DraftDialog
          slug={duplicateSlug}
          title={words.duplicateTitle}
          intro={words.duplicateIntro}
          confirmLabel={words.duplicate}
          said={words.duplicated}
          path={`/invoices/${invoiceId}/duplicate`}
        />
      ) : null}
      {may('credit') ? (
        <CreditInvoice invoiceId={invoiceId} number={textAt(invoice, 'number') ?? ''} clientId={clientId} />
      ) : null}
      {may('writeOff') ? <WriteOffInvoice invoiceId={invoiceId} invoice={invoice} /> : null}
    </>
  )
}
