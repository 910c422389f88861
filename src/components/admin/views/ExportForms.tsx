'use client'

import { useState, type ReactElement, type ReactNode } from 'react'

import type { CivilDate } from '@/domain/dates/civilDate'
import type { AdminTexts } from '@/i18n/admin'

import { useApi } from '../useApi'
import { useAdminTexts } from '../useAdminTexts'
import { ClientPicker } from './ClientPicker'
import styles from './exports.module.css'

const lists = ['quotes', 'invoices', 'payments', 'clients'] as const

/** One form per export; each is a plain download. */
export function ExportForms({ today }: { today: CivilDate }): ReactElement {
  const { exports: texts } = useAdminTexts().texts
  const { api } = useApi()
  return (
    <main className={styles.page}>
      <h1>{texts.title}</h1>
      <div className={styles.grid}>
        <Download name="journal" texts={texts}>
          <Period today={today} texts={texts} />
        </Download>
        <Download name="payments" texts={texts}>
          <Period today={today} texts={texts} />
        </Download>
        <Download name="totals" texts={texts}>
          <Period today={today} texts={texts} />
        </Download>
        <Download name="statement" texts={texts} newTab>
          <ClientPicker />
          <Period today={today} texts={texts} />
        </Download>
        <Download name="archive" texts={texts}>
          <Year today={today} texts={texts} />
        </Download>
        <section className={styles.card}>
          <h2>{texts.csv.title}</h2>
          <p>{texts.csv.about}</p>
          <ul className={styles.lists}>
            {lists.map((list) => (
              <li key={list}>
                <a href={`${api}/exports/csv/${list}`}>{texts.lists[list]}</a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </main>
  )
}

type Texts = AdminTexts['exports']
type FieldsProps = { today: CivilDate; texts: Texts }
type DownloadName = 'journal' | 'payments' | 'totals' | 'statement' | 'archive'
type DownloadProps = { name: DownloadName; texts: Texts; newTab?: boolean; children: ReactNode }

function Download({ name, texts, newTab = false, children }: DownloadProps): ReactElement {
  const { api } = useApi()
  return (
    <form
      className={styles.card}
      id={`export-${name}`}
      action={`${api}/exports/${name}`}
      method="get"
      {...(newTab ? { target: '_blank' } : {})}
    >
      <h2>{texts[name].title}</h2>
      <p>{texts[name].about}</p>
      <div className={styles.fields}>{children}</div>
      <button type="submit" className={styles.submit}>
        {texts.download}
      </button>
    </form>
  )
}

/** The year so far; the end cannot lie before the beginning. */
function Period({ today, texts }: FieldsProps): ReactElement {
  const [from, setFrom] = useState<string>(`${today.slice(0, 4)}-01-01`)
  const [to, setTo] = useState<string>(`${today.slice(0, 4)}-12-31`)
  return (
    <>
      <label>
        {texts.from}
        <input type="date" name="from" required value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        {texts.to}
        <input type="date" name="to" required min={from} value={to} onChange={(event) => setTo(event.target.value)} />
      </label>
    </>
  )
}

function Year({ today, texts }: FieldsProps): ReactElement {
  return (
    <label>
      {texts.year}
      <input type="number" name="year" required min={2000} max={2099} step={1} defaultValue={today.slice(0, 4)} />
    </label>
  )
}
