'use client'

import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react'

import styles from './Sheet.module.css'

type SheetProps = {
  open: boolean
  title: string
  closeLabel: string
  /** While true Escape and the close button do nothing (something is being sent). */
  busy?: boolean
  onClose: () => void
  children: ReactNode
}

/**
 * A native modal dialog: full height on a phone, a centred card from 768 px. Focus is kept inside and given back by
 * the browser. A press beside it does not close it, so that nothing drawn is lost by accident.
 */
export function Sheet({ open, title, closeLabel, busy = false, onClose, children }: SheetProps): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const titleId = useId()
  useEffect(() => {
    if (open && dialog.current?.open === false) {
      dialog.current.showModal()
      heading.current?.focus() // read the title first; the browser would take the close button
    }
    if (!open && dialog.current?.open === true) dialog.current.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-labelledby={titleId}
      onCancel={(event) => {
        if (busy) event.preventDefault()
      }}
      onClose={onClose}
    >
      <div className={styles.inner}>
        <header className={styles.header}>
          <h2 ref={heading} tabIndex={-1} className={styles.title} id={titleId}>
            {title}
          </h2>
          <button type="button" className={styles.close} disabled={busy} onClick={onClose}>
            {closeLabel}
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
