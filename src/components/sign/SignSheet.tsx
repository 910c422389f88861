'use client'

import dynamic from 'next/dynamic'
import { useRef, useState, type FormEvent, type ReactElement, type RefObject } from 'react'

import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { Sheet } from '@/components/ui/Sheet'
import { Tabs } from '@/components/ui/Tabs'
import type { OpenQuoteView, SignRequest, SignResult } from '@/contracts/sign'
import { formatCents } from '@/domain/money/format'
import type { QuoteContent } from '@/domain/quotes/content'
import { consentSentence } from '@/i18n/signConsent'

import type { PadHandle } from './DrawPad'
import { fill } from '@/i18n/fill'
import { PadLoading } from './PadLoading'
import type { PricedChoices } from './priceChoices'
import styles from './SignSheet.module.css'
import { signFormVerdict, type SignFormProblem } from './signFormVerdict'
import { SubmitArea } from './SubmitArea'
import { useTexts } from './textsContext'
import { TypePad } from './TypePad'
import { useSubmission } from './useSubmission'

const DrawPad = dynamic(() => import('./DrawPad').then((module) => module.DrawPad), { ssr: false, loading: PadLoading })

type SignSheetProps = {
  open: boolean
  view: OpenQuoteView
  token: string
  priced: PricedChoices
  sign: (request: SignRequest) => Promise<SignResult>
  onClose: () => void
  onSigned: (state: 'accepted' | 'partially-signed') => void
}

/**
 * Signing, in one sheet: name, picture (drawn or typed), consent, button. Its contents are made at the first opening
 * and then kept, so that closing it loses nothing.
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

type Method = 'draw' | 'type'

function SignForm(props: SignSheetProps & { onBusy: (busy: boolean) => void }): ReactElement {
  const { view, priced, onBusy } = props
  const { sheet, refusal } = useTexts()
  const [name, setName] = useState(view.content.signers[0]?.name ?? '')
  const [method, setMethod] = useState<Method>('draw')
  const [consent, setConsent] = useState(false)
  const [problem, setProblem] = useState<SignFormProblem | null>(null)
  const pads = { draw: useRef<PadHandle>(null), type: useRef<PadHandle>(null) }
  const usedPointer = useRef(false)
  const form = useRef<HTMLFormElement>(null)
  const { submission, submit } = useSubmission()
  const total = totalOf(view.content, priced)
  const consentText = consentSentence({
    language: view.content.language,
    label: view.label,
    client: view.content.client.name,
    totalCents: priced.totals.grossCents,
    currency: view.content.currency,
  })

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const verdict = signFormVerdict({ name, consent, picture: pads[method].current?.picture() ?? null })
    setProblem(verdict.ok ? null : verdict.problem)
    if (!verdict.ok) return focusField(form, verdict.problem)
    onBusy(true)
    await submit(
      () =>
        props.sign({
          ...requestFacts(props),
          ...verdict.fields,
          method: storedMethod(method, usedPointer),
          consentText,
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
      onPointerDown={() => {
        usedPointer.current = true
      }}
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
      <SubmitArea
        submission={submission}
        look="primary"
        label={fill(submitLabel(view.content, sheet), { total })}
        note={sheet.level}
        cutWords={refusal.network}
      />
    </form>
  )
}

type PictureTabsProps = {
  name: string
  method: Method
  onMethod: (method: Method) => void
  pads: Readonly<Record<Method, RefObject<PadHandle | null>>>
  problem: SignFormProblem | null
}

function PictureTabs({ name, method, onMethod, pads, problem }: PictureTabsProps): ReactElement {
  const { sheet } = useTexts()
  const isPictureProblem = problem === 'empty' || problem === 'tooSmall' || problem === 'picture'
  return (
    <div>
      <Tabs<Method>
        label={sheet.methods}
        active={method}
        onChange={onMethod}
        tabs={[
          { key: 'draw', label: sheet.draw, panel: <DrawPad handle={pads.draw} /> },
          { key: 'type', label: sheet.type, panel: <TypePad handle={pads.type} name={name} /> },
        ]}
      />
      <p className={styles.error} role="alert">
        {isPictureProblem && sheet.errors[problem]}
      </p>
    </div>
  )
}

function totalOf({ language, currency }: QuoteContent, { totals }: PricedChoices): string {
  return formatCents(totals.grossCents, { language, currency })
}

/** A consumer's button must say that ordering obliges to pay (R46, C. conso L221-14). */
function submitLabel({ client }: QuoteContent, sheet: { submit: string; submitConsumer: string }): string {
  return client.kind === 'consumer' ? sheet.submitConsumer : sheet.submit
}

/** A name typed without any pointer is the third way to sign: keyboard only (S2). */
function storedMethod(method: Method, usedPointer: RefObject<boolean>): SignRequest['method'] {
  return method === 'type' && !usedPointer.current ? 'keyboard' : method
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

function focusField(form: RefObject<HTMLFormElement | null>, problem: SignFormProblem): void {
  const selectors = { name: '[name=signerName]', consent: '[name=consent]' }
  const selector = problem === 'name' || problem === 'consent' ? selectors[problem] : '[role=tab][aria-selected=true]'
  form.current?.querySelector<HTMLElement>(selector)?.focus()
}
