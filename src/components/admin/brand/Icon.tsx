import type { ReactElement } from 'react'

import styles from './brand.module.css'

/** The mark in the admin's breadcrumb: two points and the line between them. */
export function Icon(): ReactElement {
  return (
    <svg className={styles['icon']} viewBox="0 0 24 24" role="img" aria-label="Trait d'Union">
      <line x1="5" y1="12" x2="19" y2="12" strokeWidth="2" strokeLinecap="round" className={styles['stroke']} />
      <circle cx="4" cy="12" r="3" className={styles['point']} />
      <circle cx="20" cy="12" r="3" className={styles['point']} />
    </svg>
  )
}
