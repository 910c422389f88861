'use client'

import { Fragment, type ReactElement } from 'react'

import { formatCents } from '@/domain/money/format'
import type { AdminTexts } from '@/i18n/admin'
import { fill } from '@/i18n/fill'
import styles from '../dialog.module.css'
import { shortDate } from '../fields/shortDate'
import { useAdminTexts } from '../useAdminTexts'
import type { IssuePreview } from './issuePreview'

/** Which document, for whom, for how much, until when: read before it is issued for good. */
export function IssueFacts({ preview }: { preview: IssuePreview }): ReactElement {
  const { texts, language } = useAdminTexts()
  const { invoice: words } = texts
  const money = (cents: number): string => formatCents(cents, { language, currency: preview.currency })
  const facts: Fact[] = [
    [words.kind, words.kinds[preview.kind]],
    [words.client, preview.clientName],
    [words.recipient, preview.recipient ?? words.nobody],
    [words.net, money(preview.netCents)],
    [words.gross, money(preview.grossCents)],
    ...closingFacts(preview, words, money),
  ]
  return (
    <>
      <p>{words.issueIntro}</p>
      <dl className={styles['facts']} id="issue-facts">
        {facts.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </>
  )
}

type Fact = readonly [label: string, value: string]

/** A credit note says what it corrects and what is left of that; all else says what is to be paid and when. */
function closingFacts(preview: IssuePreview, words: AdminTexts['invoice'], money: (cents: number) => string): Fact[] {
  const { corrects, payableCents, grossCents, dueOn } = preview
  if (corrects !== null) {
    const { number, leftAfterCents } = corrects
    return [
      [words.corrects, number],
      [fill(words.leftAfter, { number }), money(leftAfterCents)],
    ]
  }
  const payable: Fact[] = payableCents === grossCents ? [] : [[words.payable, money(payableCents)]]
  return [...payable, [words.dueOn, shortDate(dueOn)]]
}
