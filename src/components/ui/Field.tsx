import { useId, type ReactElement, type ReactNode } from 'react'

import styles from './Field.module.css'

/** What a field's control must carry, so that its label, hint and error belong to it. */
type FieldControl = {
  id: string
  className: string | undefined
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

type FieldProps = {
  label: string
  hint?: string
  error?: string | null
  children: (control: FieldControl) => ReactNode
}

/** A label, a control, a hint and an error that screen readers read together. */
export function Field({ label, hint, error, children }: FieldProps): ReactElement {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        className: styles.control,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error ? true : undefined,
      })}
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className={styles.error} id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
