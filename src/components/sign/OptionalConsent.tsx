import { useId, type ReactElement } from 'react'

import styles from '@/components/ui/Checkbox.module.css'

type OptionalConsentProps = { name: string; label: string; checked: boolean; onChange: (checked: boolean) => void }

/** A box that may stay empty: never ticked beforehand, never asked for (R45). */
export function OptionalConsent({ name, label, checked, onChange }: OptionalConsentProps): ReactElement {
  const id = useId()
  return (
    <label className={styles.label} htmlFor={id}>
      <input
        id={id}
        type="checkbox"
        name={name}
        className={styles.box}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  )
}
