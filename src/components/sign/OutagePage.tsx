import type { ReactElement, ReactNode } from 'react'

import { Line } from '@/components/ui/Line'

import styles from './QuotePage.module.css'

type OutagePageProps = { title: string; body: string; children?: ReactNode }

/** A page with nothing to show but words: an unknown link, a service that does not answer. */
export function OutagePage({ title, body, children }: OutagePageProps): ReactElement {
  return (
    <main className={styles.outage}>
      <title>{title}</title>
      <Line strong />
      <h1 className={styles.outageTitle}>{title}</h1>
      <p>{body}</p>
      {children}
    </main>
  )
}
