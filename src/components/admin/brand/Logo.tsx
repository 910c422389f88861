import type { ReactElement } from 'react'

import { VisuallyHidden } from '@/components/ui/VisuallyHidden'
import styles from './brand.module.css'

/** The wordmark on the login page: the hyphen of "Trait d'Union" is the line that joins its two words (look.md). */
export function Logo(): ReactElement {
  return (
    <span className={styles['logo']}>
      <VisuallyHidden>Trait d’Union</VisuallyHidden>
      <span aria-hidden="true">Trait</span>
      <span className={styles['line']} aria-hidden="true" />
      <span aria-hidden="true">d’Union</span>
    </span>
  )
}
