'use client'

import { Button, Modal, useModal } from '@payloadcms/ui'
import { useId, type ReactElement, type ReactNode, type SubmitEvent } from 'react'

import { useAdminTexts } from './useAdminTexts'
import styles from './dialog.module.css'

type ActionDialogProps = {
  slug: string
  title: string
  children: ReactNode
  /** None: the dialog only informs. */
  confirm: { label: string; isDisabled?: boolean; isDanger?: boolean; run: () => void } | null
  isBusy?: boolean
  cancelLabel?: string
}

/** A question before an action, in Payload's modal. It stays open while the server works, so that a refusal can be read in it. */
export function ActionDialog(props: ActionDialogProps): ReactElement | null {
  const { slug, title, children, confirm, isBusy = false, cancelLabel } = props
  const { isModalOpen, closeModal } = useModal()
  const { dialog } = useAdminTexts().texts
  const titleId = useId()
  if (!isModalOpen(slug)) return null
  // The dialog is a React child of Payload's form: without this, its submit event would save the document.
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    event.stopPropagation()
    if (confirm !== null && confirm.isDisabled !== true && !isBusy) confirm.run()
  }
  return (
    <Modal
      slug={slug}
      closeOnBlur={false}
      className={`confirmation-modal ${styles['modal'] ?? ''}`}
      aria-labelledby={titleId}
    >
      <form className={styles['dialog']} onSubmit={submit} noValidate>
        <h1 id={titleId} className={styles['title']}>
          {title}
        </h1>
        {children}
        <div className={styles['controls']}>
          <Button buttonStyle="secondary" margin={false} disabled={isBusy} onClick={() => closeModal(slug)}>
            {cancelLabel ?? (confirm === null ? dialog.close : dialog.cancel)}
          </Button>
          {confirm === null ? null : (
            <Button
              type="submit"
              margin={false}
              disabled={isBusy || confirm.isDisabled === true}
              className={confirm.isDanger === true ? 'tu-danger' : 'tu-next'}
              extraButtonProps={{ 'data-confirm': slug }}
            >
              {isBusy ? dialog.working : confirm.label}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  )
}
