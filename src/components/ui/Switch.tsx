import type { ReactElement } from 'react'

import styles from './Switch.module.css'

type SwitchProps = {
  checked: boolean
  disabled?: boolean
  /** Ids of the elements that name and describe the switch. */
  labelledBy: string
  describedBy?: string
  onChange: (checked: boolean) => void
}

/** A native checkbox that looks and is announced like a switch. */
export function Switch({ checked, disabled = false, labelledBy, describedBy, onChange }: SwitchProps): ReactElement {
  return (
    <span className={styles.switch}>
      <input
        type="checkbox"
        role="switch"
        className={styles.input}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        checked={checked}
        aria-checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={styles.track} aria-hidden="true">
        <span className={styles.thumb} />
      </span>
    </span>
  )
}
