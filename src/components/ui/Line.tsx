import type { ReactElement } from 'react'

import styles from './Line.module.css'

/** The hyphen, the only ornament: a thin line that draws itself once. Decorative, hidden from screen readers. */
export function Line({ strong = false }: { strong?: boolean }): ReactElement {
  return <span className={strong ? `${styles.line} ${styles.strong}` : styles.line} aria-hidden="true" />
}
