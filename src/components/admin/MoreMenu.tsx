'use client'

import { Button, ChevronIcon, Popup, PopupList, useModal } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import styles from './MoreMenu.module.css'

/** A step of the menu: opens the dialog of its slug. */
export type MenuStep = { id: string; label: string; slug: string }

type MoreMenuProps = {
  id: string
  label: string
  steps: readonly MenuStep[]
  /** Cannot be taken back: stands under a rule of its own. */
  danger: MenuStep | null
}

/** The rarer steps of a document, out of the way of its next one. */
export function MoreMenu({ id, label, steps, danger }: MoreMenuProps): ReactElement {
  const { openModal } = useModal()
  const group = (of: readonly MenuStep[], close: () => void, className = ''): ReactElement => (
    <PopupList.ButtonGroup>
      {of.map((step) => (
        <PopupList.Button
          key={step.id}
          id={step.id}
          className={className}
          onClick={() => {
            close()
            openModal(step.slug)
          }}
        >
          {step.label}
        </PopupList.Button>
      ))}
    </PopupList.ButtonGroup>
  )
  return (
    <Popup
      id={id}
      buttonType="custom"
      button={
        <Button el="div" buttonStyle="subtle" margin={false} icon={<ChevronIcon />}>
          {label}
        </Button>
      }
      horizontalAlign="right"
      size="medium"
      render={({ close }) => (
        <>
          {steps.length > 0 ? group(steps, close) : null}
          {steps.length > 0 && danger !== null ? <PopupList.Divider /> : null}
          {danger === null ? null : group([danger], close, styles['danger'])}
        </>
      )}
    />
  )
}
