'use client'

import { useAllFormFields, useDocumentInfo } from '@payloadcms/ui'
import type { ReactElement } from 'react'

import { formatCents } from '@/domain/money/format'
import { fill } from '@/i18n/fill'
import { formTotals, storedTotals } from '../quotes/formTotals'
import { TotalsTable } from '../quotes/TotalsTable'
import styles from '../quotes/LiveTotals.module.css'
import { isRecord, numberAt, textAt } from '../records'
import { useAdminTexts } from '../useAdminTexts'
import { invoiceKindOf, invoiceStateOf } from './actionsOf'

/** The invoice's totals beside the form: as typed while its lines make it, else as stored (M8). */
export function InvoiceTotals(): ReactElement {
  const { data } = useDocumentInfo()
  const { texts } = useAdminTexts()
  const isDraft = invoiceStateOf(textAt(data, 'state')) === 'draft'
  const isTyped = isDraft && isMadeOfLines(data)
  return (
    <section className={styles['panel']} aria-label={texts.totals.title} id="invoice-totals">
      {isTyped ? (
        <TypedTotals currency={textAt(data, 'currency')} />
      ) : (
        <StoredTotals invoice={data} isDraft={isDraft} />
      )}
    </section>
  )
}

/** Drafts of a quote, of a milestone or of another invoice are made from those at their issue, whatever their lines say. */
function isMadeOfLines(invoice: unknown): boolean {
  const plan = isRecord(invoice) ? invoice['plan'] : null
  const from = textAt(plan, 'from')
  return invoiceKindOf(textAt(invoice, 'kind')) === 'standard' && (from === null || from === 'lines')
}

function TypedTotals({ currency }: { currency: string | null }): ReactElement {
  const [fields] = useAllFormFields()
  const { totals: words } = useAdminTexts().texts
  const result = formTotals(fields)
  if (result.kind === 'impossible') return <output className={styles['note']}>{words.impossible}</output>
  const { incompleteLines, totals } = result
  const incomplete = fill(incompleteLines === 1 ? words.oneIncomplete : words.someIncomplete, {
    count: incompleteLines,
  })
  return (
    <>
      <TotalsTable totals={totals} currency={currency} depositLabel="" />
      {incompleteLines === 0 ? null : <p className={styles['note']}>{incomplete}</p>}
    </>
  )
}

function StoredTotals({ invoice, isDraft }: { invoice: unknown; isDraft: boolean }): ReactElement {
  const { texts, language } = useAdminTexts()
  const { invoice: words } = texts
  const currency = textAt(invoice, 'currency') ?? 'EUR'
  const balance = formatCents(numberAt(invoice, 'balanceCents') ?? 0, { language, currency })
  return (
    <>
      <TotalsTable
        totals={{ ...storedTotals(invoice), documentDiscountCents: 0 }}
        currency={currency}
        depositLabel=""
      />
      {isDraft ? null : <p className={styles['note']}>{`${words.balance}\u00a0: ${balance}`}</p>}
      <p className={styles['note']}>{isDraft ? words.fromElsewhere : words.stored}</p>
    </>
  )
}
