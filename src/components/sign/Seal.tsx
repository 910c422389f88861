import type { ReactElement } from 'react'

import styles from './Seal.module.css'

/** The line that one signed on, closed into a seal. Decorative: the words beside it say it. */
export function Seal(): ReactElement {
  return (
    <svg className={styles.seal} viewBox="0 0 96 64" width="96" height="64" aria-hidden="true" focusable="false">
      <path className={styles.ring} pathLength="1" d="M0 60 H32 A28 28 0 1 0 12 40 A28 28 0 0 0 32 60 H96" />
      <path className={styles.tick} pathLength="1" d="M21 33 L29 41 L44 24" />
    </svg>
  )
}
