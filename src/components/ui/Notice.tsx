import type { ReactElement, ReactNode } from 'react'

import styles from './Notice.module.css'

type NoticeProps = {
  tone: 'info' | 'success' | 'danger'
  title?: string
  /** Whether screen readers read it when it appears: at once, or when the reader pauses. */
  announce?: 'now' | 'politely'
  children?: ReactNode
}

/** A message with a coloured line at its side; the words carry the meaning, the colour only helps. */
export function Notice({ tone, title, announce, children }: NoticeProps): ReactElement {
  const Element = announce === 'politely' ? 'output' : 'div'
  return (
    <Element className={`${styles.notice} ${styles[tone]}`} role={announce === 'now' ? 'alert' : undefined}>
      {title !== undefined && <p className={styles.title}>{title}</p>}
      {children}
    </Element>
  )
}
