'use client'

import { useAllFormFields, useDocumentInfo } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { fill } from '@/i18n/fill'
import { formatRate } from '@/domain/money/format'
import { textAt } from '../records'
import { useAdminTexts } from '../useAdminTexts'
import { formTotals, storedTotals, type FormTotals } from './formTotals'
import { TotalsTable } from './TotalsTable'
import styles from './LiveTotals.module.css'

/** The quote's totals beside the form: as typed while it is a draft, as stored once it is out (M8). */
export function LiveTotals(): ReactElement {
  const { data } = useDocumentInfo()
  const { texts } = useAdminTexts()
  const isDraft = (textAt(data, 'state') ?? 'draft') === 'draft'
  return (
    <section className={styles['panel']} aria-label={texts.totals.title} id="quote-totals">
      {isDraft ? <TypedTotals currency={textAt(data, 'currency')} /> : <SentTotals quote={data} />}
    </section>
  )
}

function TypedTotals({ currency }: { currency: string | null }): ReactElement {
  const [fields] = useAllFormFields()
  const { texts, language } = useAdminTexts()
  const result = formTotals(fields)
  if (result.kind === 'impossible') return <output className={styles['note']}>{texts.totals.impossible}</output>
  const depositLabel = fill(texts.totals.deposit, { rate: formatRate(result.depositBp, language) })
  return (
    <>
      <TotalsTable totals={result.totals} currency={currency} depositLabel={depositLabel} />
      <IncompleteNote result={result} />
    </>
  )
}

function IncompleteNote({ result }: { result: FormTotals & { kind: 'computed' } }): ReactElement | null {
  const { totals: words } = useAdminTexts().texts
  const { incompleteLines, hasOptions } = result
  if (incompleteLines === 1) return <p className={styles['note']}>{words.oneIncomplete}</p>
  if (incompleteLines > 1)
    return <p className={styles['note']}>{fill(words.someIncomplete, { count: incompleteLines })}</p>
  return hasOptions ? <p className={styles['note']}>{words.options}</p> : null
}

function SentTotals({ quote }: { quote: unknown }): ReactElement {
  const { texts } = useAdminTexts()
  return (
    <>
      <TotalsTable
        totals={storedTotals(quote)}
        currency={textAt(quote, 'currency')}
        depositLabel={texts.totals.depositPlain}
      />
      <p className={styles['note']}>{texts.totals.stored}</p>
    </>
  )
}
