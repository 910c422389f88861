import type { ReactElement, ReactNode } from 'react'

/** null: there is nothing to say, and no empty label is printed. */
export type Fact = { label: string; value: ReactNode | null }

/** Labelled facts: a row of columns under the title, or a list of conditions. */
export function Facts({ facts, layout }: { facts: Fact[]; layout: 'row' | 'list' }): ReactElement {
  return (
    <dl className={`facts facts-${layout}`}>
      {facts
        .filter((fact) => fact.value !== null)
        .map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
    </dl>
  )
}
