import { useId, type ReactElement, type ReactNode } from 'react'

import styles from './RadioCard.module.css'

type RadioCardProps = {
  name: string
  value: string
  checked: boolean
  disabled?: boolean
  title: ReactNode
  /** Stands on the right, e.g. a price. */
  aside?: ReactNode
  children?: ReactNode
  onChange: () => void
}

/** One choice of a group as a card; the whole card is its label. Put several in a `fieldset` with a legend. */
export function RadioCard(props: RadioCardProps): ReactElement {
  const id = useId()
  return (
    <label className={styles.card} htmlFor={id}>
      <input
        id={id}
        type="radio"
        className={styles.input}
        name={props.name}
        value={props.value}
        checked={props.checked}
        disabled={props.disabled}
        onChange={props.onChange}
      />
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.title}>{props.title}</span>
      {props.aside && <span className={styles.aside}>{props.aside}</span>}
      {props.children && <span className={styles.body}>{props.children}</span>}
    </label>
  )
}
