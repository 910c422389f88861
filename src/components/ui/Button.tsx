import type { ButtonHTMLAttributes, ReactElement, ReactNode } from 'react'

import styles from './Button.module.css'

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'> & {
  /** `primary` is the accent: one per screen, the next step. */
  look?: 'primary' | 'outline' | 'plain'
  size?: 'normal' | 'small'
  wide?: boolean
  /** While true the button stays focusable, says so to screen readers and ignores clicks. */
  pending?: boolean
  children: ReactNode
}

/** A button at least 44 px high; while `pending` its line runs and a second press does nothing. */
export function Button({
  look = 'outline',
  size = 'normal',
  wide = false,
  pending = false,
  onClick,
  type = 'button',
  children,
  ...rest
}: ButtonProps): ReactElement {
  const classes = [styles.button, styles[look], size === 'small' ? styles.small : '', wide ? styles.wide : '']
  return (
    <button
      {...rest}
      type={type}
      className={classes.filter(Boolean).join(' ')}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      <span className={styles.label}>{children}</span>
      {pending && <span className={styles.running} aria-hidden="true" />}
    </button>
  )
}
