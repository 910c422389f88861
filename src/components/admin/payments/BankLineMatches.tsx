'use client'

import { Button, Link, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState, type ReactElement } from 'react'

import { formatCents } from '@/domain/money/format'
import type { MatchOption, MatchPart } from '@/domain/payments/matchOptions'
import { fill } from '@/i18n/fill'
import type { Refusal } from '../api'
import { textAt } from '../records'
import { RefusalNotice } from '../RefusalNotice'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'
import { acceptBodyOf, matchOptionsIn } from './bankLineState'
import styles from './payments.module.css'
import { useLineVerb } from './useLineVerb'

/** On a line that waits: what it may pay, why, and one click to record it (P5). */
export function BankLineMatches(): ReactElement | null {
  const { id, data } = useDocumentInfo()
  const { money: words } = useAdminTexts().texts
  const isWaiting = id !== undefined && textAt(data, 'state') === 'unmatched'
  const known = useMatches(isWaiting ? String(id) : null)
  if (!isWaiting) return null
  return (
    <section className={styles['matches']} aria-labelledby="bank-line-matches">
      <h2 id="bank-line-matches">{words.matches}</h2>
      <Matches known={known} lineId={String(id)} />
    </section>
  )
}

type Known = { kind: 'loading' } | { kind: 'options'; options: MatchOption[] } | { kind: 'refused'; refusal: Refusal }

/** Asked for on every visit: what is open changes with each payment. */
function useMatches(lineId: string | null): Known {
  const { call } = useApi()
  const [known, setKnown] = useState<Known>({ kind: 'loading' })
  useEffect(() => {
    if (lineId === null) return undefined
    let isGone = false
    void call(`/bank-lines/${lineId}/matches`).then((answer) => {
      if (isGone) return
      setKnown(
        answer.ok
          ? { kind: 'options', options: matchOptionsIn(answer.body) }
          : { kind: 'refused', refusal: answer.refusal },
      )
    })
    return () => {
      isGone = true
    }
  }, [call, lineId])
  return known
}

function Matches({ known, lineId }: { known: Known; lineId: string }): ReactElement {
  const { texts } = useAdminTexts()
  const { isBusy, run } = useLineVerb(lineId)
  if (known.kind === 'loading') return <p aria-busy="true">{texts.dialog.loading}</p>
  if (known.kind === 'refused') return <RefusalNotice refusal={known.refusal} clientId={null} />
  if (known.options.length === 0) return <p>{texts.money.noMatches}</p>
  const accept = (option: MatchOption): void => void run('accept', texts.money.accepted, acceptBodyOf(option))
  return (
    <ul>
      {known.options.map((option) => (
        <Match key={keyOf(option)} option={option} isBusy={isBusy} onAccept={accept} />
      ))}
    </ul>
  )
}

function keyOf({ parts }: MatchOption): string {
  return parts.map(({ id }) => id).join(' ')
}

type MatchProps = { option: MatchOption; isBusy: boolean; onAccept: (option: MatchOption) => void }

function Match({ option, isBusy, onAccept }: MatchProps): ReactElement {
  const { texts, language } = useAdminTexts()
  const { money: words } = texts
  const { parts, clientName, confidence, reason, leftCents, creditCents } = option
  const show = (cents: number): string => formatCents(cents, { language })
  const amount = show(parts.reduce((sum, { amountCents }) => sum + amountCents, creditCents))
  const number = parts.map((part) => part.number).join(', ')
  return (
    <li className={styles['match']} data-confidence={confidence}>
      <div>
        <p>
          {parts.map((part) => (
            <PartLink key={part.id} part={part} />
          ))}
          {clientName}
        </p>
        <p className={styles['why']}>
          {fill(words.why, { confidence: words.confidences[confidence], reason: words.reasons[reason] })}
          {leftCents > 0 ? ` – ${fill(words.left, { amount: show(leftCents) })}` : null}
          {creditCents > 0 ? ` – ${fill(words.credit, { amount: show(creditCents) })}` : null}
        </p>
      </div>
      <Button
        {...(confidence === 'certain' ? { className: 'tu-next' } : { buttonStyle: 'secondary' as const })}
        margin={false}
        disabled={isBusy}
        aria-label={fill(words.acceptLabel, { amount, number, client: clientName })}
        onClick={() => onAccept(option)}
      >
        {fill(words.accept, { amount })}
      </Button>
    </li>
  )
}

/** The document itself, to look at before. */
function PartLink({ part: { kind, id, number } }: { part: MatchPart }): ReactElement {
  const { config } = useConfig()
  const { money: words } = useAdminTexts().texts
  return (
    <>
      <Link href={`${config.routes.admin}/collections/${kind}s/${id}`}>
        {kind === 'quote' ? fill(words.deposit, { number }) : number}
      </Link>
      {' · '}
    </>
  )
}
