'use client'

import { useId, useState, type ReactElement } from 'react'

import { clampToStep } from './clampToStep'
import styles from './Stepper.module.css'

type StepperProps = {
  label: string
  unit: string
  value: number
  min: number
  max: number
  step: number
  lessLabel: string
  moreLabel: string
  onChange: (value: number) => void
}

/** A number within limits: typed, stepped with the arrow keys, or pressed. Never hands out a value outside its limits. */
export function Stepper(props: StepperProps): ReactElement {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const set = (value: number): void => {
    setTyped(null)
    props.onChange(clampToStep(value, props))
  }
  const commit = (): void => {
    if (typed !== null) set(typed.trim() === '' ? props.value : Number(typed.replace(',', '.')))
  }
  return (
    <span className={styles.stepper}>
      <button
        type="button"
        className={styles.button}
        aria-label={props.lessLabel}
        disabled={props.value <= props.min}
        onClick={() => set(props.value - props.step)}
      >
        <span className={styles.minus} aria-hidden="true" />
      </button>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        className={styles.input}
        aria-label={props.label}
        min={props.min}
        max={props.max}
        step={props.step}
        value={typed ?? String(props.value)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            event.preventDefault()
            set(props.value + (event.key === 'ArrowUp' ? props.step : -props.step))
          }
        }}
      />
      <span className={styles.unit}>{props.unit}</span>
      <button
        type="button"
        className={styles.button}
        aria-label={props.moreLabel}
        disabled={props.value >= props.max}
        onClick={() => set(props.value + props.step)}
      >
        <span className={`${styles.minus} ${styles.plus}`} aria-hidden="true" />
      </button>
    </span>
  )
}
