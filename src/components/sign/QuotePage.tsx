'use client'

import { useRef, useState, type ReactElement } from 'react'

import type {
  CodeRequest,
  CodeResult,
  DeclineRequest,
  DeclineResult,
  OpenQuoteView,
  SignRequest,
  SignResult,
  UpdateRequest,
  UpdateResult,
  WithdrawRequest,
  WithdrawResult,
} from '@/contracts/sign'
import type { DeclineReason } from '@/domain/quotes/lifecycle'
import type { SignTexts } from '@/i18n/sign'

import { AfterSigning } from './AfterSigning'
import { hasChoices, initialChoices } from './choices'
import { Conditions } from './Conditions'
import { DeclineSheet } from './DeclineSheet'
import type { DepositPaying } from './DepositOnline'
import { nextStep } from './nextStep'
import { NextStepBar } from './NextStepBar'
import { priceChoices } from './priceChoices'
import type { QuoteDates } from './quoteDates'
import { QuoteHeader } from './QuoteHeader'
import { QuoteLines } from './QuoteLines'
import styles from './QuotePage.module.css'
import { SheetActions } from './SheetActions'
import { Signers } from './Signers'
import { SignSheet } from './SignSheet'
import { StateNotice, type Recorded } from './StateNotice'
import { TextsProvider } from './textsContext'
import { Totals } from './Totals'
import { useHumanView } from './useHumanView'
import { useSeen } from './useSeen'
import type { WithdrawDates } from './withdrawDates'
import { WithdrawnNotice } from './WithdrawnNotice'
import { WithdrawSection } from './WithdrawSection'

type QuoteActions = {
  sign: (request: SignRequest) => Promise<SignResult>
  decline: (request: DeclineRequest) => Promise<DeclineResult>
  requestCode: (request: CodeRequest) => Promise<CodeResult>
  withdraw: (request: WithdrawRequest) => Promise<WithdrawResult>
  requestUpdate: (request: UpdateRequest) => Promise<UpdateResult>
}

type QuotePageProps = {
  view: OpenQuoteView
  token: string
  dates: QuoteDates
  withdrawDates: WithdrawDates
  /** How the deposit is paid online. */
  paying: DepositPaying | null
  texts: SignTexts
  declineReasons: readonly DeclineReason[]
  actions: QuoteActions
}

type OpenSheet = 'none' | 'sign' | 'decline'

/** The client's page of one quote version: a sheet of paper, a bar that says what comes next, and its two dialogs. */
export function QuotePage(props: QuotePageProps): ReactElement {
  const { view, token, dates, withdrawDates, paying, texts, declineReasons, actions } = props
  const { content } = view
  useHumanView({ token, versionHash: view.versionHash })
  const [choices, setChoices] = useState(() =>
    initialChoices(content, view.acceptance?.selection ?? view.fixedSelection),
  )
  const [sheet, setSheet] = useState<OpenSheet>('none')
  const [recorded, setRecorded] = useState<Recorded>('none')
  const [isWithdrawnNow, setWithdrawnNow] = useState(false)
  const choicesStart = useRef<HTMLDivElement>(null)
  const seen = useSeen(choicesStart)
  const priced = priceChoices(content, choices)
  const totals = view.acceptance?.totals ?? priced?.totals ?? null
  const isOpen = view.state === 'open' && recorded === 'none'
  const maySign = isOpen && view.you.state === 'turn'
  const mayChoose = maySign && view.fixedSelection === null
  const mayDecline = isOpen && view.you.state !== 'signed'
  const step =
    isOpen || view.state === 'accepted'
      ? nextStep({
          view,
          hasChoices: mayChoose && hasChoices(content),
          choicesSeen: seen.value,
          isComplete: priced !== null,
        })
      : 'none'

  const takeStep = (): void => {
    if (step === 'sign') setSheet('sign')
    if (step === 'choose') choicesStart.current?.scrollIntoView({ block: 'start' })
    if (step === 'choose') seen.mark()
    if (step === 'pay') (document.getElementById('payer') ?? document.getElementById('transfer'))?.focus()
  }

  return (
    <TextsProvider value={texts}>
      <div className={styles.layout}>
        <main className={styles.sheet}>
          <QuoteHeader content={content} label={view.label} dates={dates} />
          <StateNotice
            view={view}
            dates={dates}
            recorded={recorded}
            requestUpdate={(words) =>
              actions.requestUpdate({ token, versionHash: view.versionHash, words, locale: content.language })
            }
          />
          {view.withdrawn && (
            <WithdrawnNotice
              withdrawn={view.withdrawn}
              content={content}
              side={view.you.side}
              dates={withdrawDates}
              isFresh={isWithdrawnNow}
            />
          )}
          {view.acceptance && view.state === 'accepted' && view.you.side === 'client' && (
            <AfterSigning view={view} acceptance={view.acceptance} paying={paying} />
          )}
          {view.withdrawal && (
            <WithdrawSection
              view={view}
              withdrawal={view.withdrawal}
              token={token}
              dates={withdrawDates}
              withdraw={actions.withdraw}
              onWithdrawn={() => {
                setWithdrawnNow(true)
                window.scrollTo({ top: 0 })
              }}
            />
          )}
          <Signers view={view} dates={dates} />
          {content.introduction && <p className={styles.introduction}>{content.introduction}</p>}
          <QuoteLines
            content={content}
            choices={choices}
            isOpen={mayChoose}
            choicesStart={choicesStart}
            onChange={(next) => {
              seen.mark()
              setChoices(next)
            }}
          />
          <Totals content={content} totals={totals} />
          <Conditions content={content} />
          <SheetActions view={view} mayDecline={mayDecline} onDecline={() => setSheet('decline')} />
        </main>
        <NextStepBar view={view} totals={totals} dates={dates} step={step} onStep={takeStep} />
      </div>
      {maySign && priced && (
        <SignSheet
          open={sheet === 'sign'}
          view={view}
          token={token}
          priced={priced}
          sign={actions.sign}
          requestCode={() => actions.requestCode({ token, versionHash: view.versionHash, locale: content.language })}
          onClose={() => setSheet('none')}
          onSigned={(state) => {
            setSheet('none')
            setRecorded(state)
            window.scrollTo({ top: 0 })
          }}
        />
      )}
      {mayDecline && (
        <DeclineSheet
          open={sheet === 'decline'}
          view={view}
          token={token}
          reasons={declineReasons}
          decline={actions.decline}
          onClose={() => setSheet('none')}
          onDeclined={() => {
            setSheet('none')
            setRecorded('declined')
            window.scrollTo({ top: 0 })
          }}
        />
      )}
    </TextsProvider>
  )
}
