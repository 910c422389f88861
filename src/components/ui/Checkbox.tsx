import { useId, type ReactElement } from 'react'

import styles from './Checkbox.module.css'

type CheckboxProps = {
  name: string
  label: string
  checked: boolean
  /** An optional one may stay empty; null when it has no error. */
  optional?: boolean
  error: string | null
  onChange: (checked: boolean) => void
}

/** A native checkbox with a sentence beside it that is part of its target, and an error of its own. */
export function Checkbox({ name, label, checked, optional = false, error, onChange }: CheckboxProps): ReactElement {
  const id = useId()
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          name={name}
          className={styles.box}
          checked={checked}
          required={!optional}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {error && (
        <p className={styles.error} id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
