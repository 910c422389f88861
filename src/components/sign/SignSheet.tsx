'use client'

import { useEffect, useRef, useState, type FormEvent, type ReactElement, type RefObject } from 'react'

import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { Sheet } from '@/components/ui/Sheet'
import type { CodeResult, OpenQuoteView, SignRequest, SignResult } from '@/contracts/sign'
import { formatCents } from '@/domain/money/format'
import type { QuoteContent } from '@/domain/quotes/content'
import { partyOf } from '@/domain/signatures/signingOrder'
import { fill } from '@/i18n/fill'
import type { SignTexts } from '@/i18n/sign'
import { consentSentence } from '@/i18n/signConsent'

import { CodeField } from './CodeField'
import { PictureTabs, type Method } from './PictureTabs'
import type { PricedChoices } from './priceChoices'
import { isCodeRefusal, refusalWords } from './refusalWords'
import type { PadHandle } from './signaturePicture'
import styles from './SignSheet.module.css'
import { signFormVerdict, type SignFormProblem } from './signFormVerdict'
import { SubmitArea } from './SubmitArea'
import { useTexts } from './textsContext'
import { useCodeMailing, type CodeMailing } from './useCodeMailing'
import { useSubmission, type Submission } from './useSubmission'

type SignSheetProps = {
  open: boolean
  view: OpenQuoteView
  token: string
  priced: PricedChoices
  sign: (request: SignRequest) => Promise<SignResult>
  requestCode: () => Promise<CodeResult>
  onClose: () => void
  onSigned: (state: 'accepted' | 'partially-signed') => void
}

/**
 * Signing, in one sheet: name, picture (three ways, S2), consent, e-mailed code (S3), button. Its contents are made at
 * the first opening and then kept, so that closing it loses nothing.
 */
export function SignSheet(props: SignSheetProps): ReactElement {
  const { sheet } = useTexts()
  const [isBusy, setBusy] = useState(false)
  const [wasOpened, setOpened] = useState(false)
  if (props.open && !wasOpened) setOpened(true)
  return (
    <Sheet open={props.open} title={sheet.title} closeLabel={sheet.close} busy={isBusy} onClose={props.onClose}>
      {wasOpened && <SignForm {...props} onBusy={setBusy} />}
    </Sheet>
  )
}

function SignForm(props: SignSheetProps & { onBusy: (busy: boolean) => void }): ReactElement {
  const { view, priced, onBusy } = props
  const { sheet, refusal } = useTexts()
  const [name, setName] = useState(view.you.name)
  const [method, setMethod] = useState<Method>('draw')
  const [consent, setConsent] = useState(false)
  const [earlyStart, setEarlyStart] = useState(false)
  const [problem, setProblem] = useState<SignFormProblem | null>(null)
  const pads = usePads()
  const form = useRef<HTMLFormElement>(null)
  const { submission, submit } = useSubmission()
  const code = useCodeStep({ props, submission, form, problem })
  const total = totalOf(view.content, priced)
  const consentText = consentSentence({
    language: view.content.language,
    label: view.label,
    party: partyOf(view.content, view.you),
    totalCents: priced.totals.grossCents,
    currency: view.content.currency,
  })

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const verdict = signFormVerdict({
      name,
      consent,
      picture: pads[method].current?.picture() ?? null,
      code: view.code.required ? { typed: code.typed, isAsked: code.mailing.isAsked } : null,
    })
    setProblem(verdict.ok ? null : verdict.problem)
    if (!verdict.ok) return focusField(form, verdict.problem)
    onBusy(true)
    code.startSending()
    await submit(
      () =>
        props.sign({
          ...requestFacts(props),
          ...verdict.fields,
          method,
          consentText,
          earlyStart,
        }),
      (answer) => props.onSigned(answer.state),
    )
    onBusy(false)
  }

  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onChange={() => setProblem(null)}
      onPointerUp={() => setProblem(null)}
      onSubmit={(event) => void send(event)}
    >
      <Field label={sheet.name} hint={sheet.nameHint} error={problem === 'name' ? sheet.errors.name : null}>
        {(control) => (
          <input
            {...control}
            name="signerName"
            autoComplete="name"
            maxLength={120}
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <PictureTabs name={name} method={method} onMethod={setMethod} pads={pads} problem={problem} />
      <Checkbox
        name="consent"
        checked={consent}
        label={consentText}
        error={problem === 'consent' ? sheet.errors.consent : null}
        onChange={setConsent}
      />
      {ordersAsConsumer(view) && (
        <Checkbox
          name="earlyStart"
          optional
          checked={earlyStart}
          label={sheet.earlyStart}
          error={null}
          onChange={setEarlyStart}
        />
      )}
      {view.code.required && (
        <CodeField to={view.code.to} mailing={code.mailing} code={code.typed} onCode={code.type} error={code.error} />
      )}
      <SubmitArea
        submission={isAboutCode(submission) ? { status: 'idle' } : submission}
        look="primary"
        label={fill(submitLabel(view, sheet), { total })}
        note={sheet.level}
        cutWords={refusal.network}
      />
    </form>
  )
}

function usePads(): Readonly<Record<Method, RefObject<PadHandle | null>>> {
  return { draw: useRef<PadHandle>(null), type: useRef<PadHandle>(null), keyboard: useRef<PadHandle>(null) }
}

type CodeStepOptions = {
  props: SignSheetProps
  submission: Submission
  form: RefObject<HTMLFormElement | null>
  problem: SignFormProblem | null
}

type CodeStep = {
  mailing: CodeMailing
  typed: string
  type: (code: string) => void
  error: string | null
  startSending: () => void
}

/** The code as typed, how its mailing goes, and the one sentence to show beside it; a refused code takes the focus. */
function useCodeStep({ props, submission, form, problem }: CodeStepOptions): CodeStep {
  const texts = useTexts()
  const [typed, setTyped] = useState('')
  const [isAnswered, setAnswered] = useState(false)
  const type = (code: string): void => {
    setTyped(code)
    setAnswered(true)
  }
  const mailing = useCodeMailing({
    language: props.view.content.language,
    requestCode: props.requestCode,
    onSent: () => type(''),
  })
  useEffect(() => {
    if (isAboutCode(submission)) focusField(form, 'code')
  }, [submission, form])
  const refused = isAboutCode(submission) && !isAnswered ? submission.refusal : mailing.failure
  return {
    mailing,
    typed,
    type,
    error: codeProblem(problem, mailing, texts) ?? codeRefusal(refused, texts),
    startSending: () => setAnswered(false),
  }
}

function isAboutCode(submission: Submission): submission is Extract<Submission, { status: 'refused' }> {
  return submission.status === 'refused' && isCodeRefusal(submission.refusal)
}

/** "Ask for the code first" is over as soon as it is asked for. */
function codeProblem(
  problem: SignFormProblem | null,
  { isAsked, isSending }: CodeMailing,
  { sheet }: SignTexts,
): string | null {
  if (problem === 'code') return sheet.errors.code
  return problem === 'codeNotAsked' && !isAsked && !isSending ? sheet.errors.codeNotAsked : null
}

function codeRefusal(failure: CodeMailing['failure'], texts: SignTexts): string | null {
  if (failure === null) return null
  if (failure === 'cut') return texts.sheet.errors.codeCut
  const { title, body } = refusalWords(failure, texts)
  return `${title}. ${body}`
}

function totalOf({ language, currency }: QuoteContent, { totals }: PricedChoices): string {
  return formatCents(totals.grossCents, { language, currency })
}

/** A consumer's button must say that ordering obliges to pay (R46, C. conso L221-14). */
function submitLabel(view: OpenQuoteView, sheet: { submit: string; submitConsumer: string }): string {
  return ordersAsConsumer(view) ? sheet.submitConsumer : sheet.submit
}

/** Not whoever signs for the agency. */
function ordersAsConsumer({ content, you }: OpenQuoteView): boolean {
  return content.client.kind === 'consumer' && you.side === 'client'
}

function requestFacts({
  token,
  view,
  priced,
}: SignSheetProps): Pick<SignRequest, 'token' | 'versionHash' | 'selection' | 'timeZone' | 'locale'> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const { versionHash, content } = view
  return { token, versionHash, selection: priced.selection, timeZone, locale: content.language }
}

const places: Readonly<Partial<Record<SignFormProblem, string>>> = {
  name: '[name=signerName]',
  mention: '[name=mention]',
  consent: '[name=consent]',
  code: '[name=code]',
  codeNotAsked: '[data-code-request]',
}

/** What is wrong with a picture is told beside its tabs. */
function focusField(form: RefObject<HTMLFormElement | null>, problem: SignFormProblem): void {
  const place = places[problem] ?? '[role=tab][aria-selected=true]'
  form.current?.querySelector<HTMLElement>(place)?.focus()
}
