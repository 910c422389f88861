'use client'

import { useId, useRef, type KeyboardEvent, type ReactElement, type ReactNode } from 'react'

import styles from './Tabs.module.css'

type Tab<Key extends string> = { key: Key; label: string; panel: ReactNode }

type TabsProps<Key extends string> = {
  label: string
  tabs: readonly Tab<Key>[]
  active: Key
  onChange: (key: Key) => void
}

/** Tabs after the ARIA pattern: arrows, Home and End move; every panel stays mounted, so nothing drawn is lost. */
export function Tabs<Key extends string>({ label, tabs, active, onChange }: TabsProps<Key>): ReactElement {
  const id = useId()
  const buttons = useRef(new Map<Key, HTMLButtonElement>())
  const move = (event: KeyboardEvent): void => {
    const target =
      tabs[
        targetIndex(
          event.key,
          tabs.findIndex((tab) => tab.key === active),
          tabs.length,
        )
      ]
    if (target === undefined) return
    event.preventDefault()
    onChange(target.key)
    buttons.current.get(target.key)?.focus()
  }
  return (
    <div className={styles.tabs}>
      <div role="tablist" aria-label={label} className={styles.list}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            ref={(element) => {
              if (element) buttons.current.set(tab.key, element)
            }}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-controls={`${id}-${tab.key}-panel`}
            aria-selected={tab.key === active}
            tabIndex={tab.key === active ? 0 : -1}
            className={styles.tab}
            onClick={() => onChange(tab.key)}
            onKeyDown={move}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.key}
          role="tabpanel"
          id={`${id}-${tab.key}-panel`}
          aria-labelledby={`${id}-${tab.key}`}
          hidden={tab.key !== active}
        >
          {tab.panel}
        </div>
      ))}
    </div>
  )
}

function targetIndex(key: string, current: number, count: number): number {
  if (key === 'ArrowRight') return (current + 1) % count
  if (key === 'ArrowLeft') return (current - 1 + count) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : -1
}
