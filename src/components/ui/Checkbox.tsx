import { useId, type ReactElement } from 'react'

import styles from './Checkbox.module.css'

type CheckboxProps = {
  name: string
  label: string
  checked: boolean
  error: string | null
  onChange: (checked: boolean) => void
}

/** A native checkbox with a sentence beside it that is part of its target, and an error of its own. */
export function Checkbox({ name, label, checked, error, onChange }: CheckboxProps): ReactElement {
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
          required
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
