'use client'

import { getTranslation } from '@payloadcms/translations'
import { Link, useConfig, useTranslation } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import type { Refusal, ToldProblem } from './api'
import { fieldLabel } from './fieldLabel'
import { isRecord } from './records'
import { problemWords, type LabelOf, type ProblemWords } from './problemWords'
import { useAdminTexts } from './useAdminTexts'
import styles from './dialog.module.css'

type ProblemListProps = { problems: readonly ToldProblem[]; clientId: string | null }

/** Each problem with its field's own label, and a link to the page on which it is mended. */
export function ProblemList({ problems, clientId }: ProblemListProps): ReactElement {
  const { texts } = useAdminTexts()
  const labelOf = useLabelOf()
  const { config } = useConfig()
  const hrefOf = (page: ProblemWords['page']): string | null => {
    if (page === 'company' || page === 'billing') return `${config.routes.admin}/globals/${page}`
    return page === 'client' && clientId !== null ? `${config.routes.admin}/collections/clients/${clientId}` : null
  }
  return (
    <ul className={styles['problems']} id="problems">
      {problems.map((problem) => {
        const { where, what, page } = problemWords(problem, texts, labelOf)
        const href = hrefOf(page)
        return (
          <li key={`${problem.field} ${problem.code}`} data-field={problem.field}>
            {href === null ? <strong>{where}</strong> : <Link href={href}>{where}</Link>}
            {what === '' ? null : ` – ${what}`}
          </li>
        )
      })}
    </ul>
  )
}

/** A server's refusal inside a dialog: its sentence, then what to mend. */
export function RefusalNotice({ refusal, clientId }: { refusal: Refusal; clientId: string | null }): ReactElement {
  const { texts } = useAdminTexts()
  return (
    <div className={styles['refusal']} role="alert">
      <p>{refusal.message ?? texts.dialog.failed}</p>
      {refusal.problems.length === 0 ? null : <ProblemList problems={refusal.problems} clientId={clientId} />}
    </div>
  )
}

function useLabelOf(): LabelOf {
  const { getEntityConfig } = useConfig()
  const { i18n } = useTranslation()
  return (entity, path) => {
    const config =
      entity === 'company' ? getEntityConfig({ globalSlug: entity }) : getEntityConfig({ collectionSlug: entity })
    const label = fieldLabel(config?.fields ?? [], path)
    if (typeof label === 'string') return label
    return isRecord(label) ? getTranslation(bilingual(label), i18n) : null
  }
}

function bilingual(label: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(label).map(([language, text]) => [language, String(text)]))
}
