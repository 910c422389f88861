import type { ReactElement, ReactNode } from 'react'

import { shownDate } from '@/components/pay/shownDate'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import type { OpenAnswersView } from '@/contracts/answer'
import type { ReminderAnswerKind } from '@/domain/dunning/answers'
import type { AnswerTexts } from '@/i18n/answers.fr'
import { fill } from '@/i18n/fill'

import styles from './AnswerPage.module.css'

type WaysProps = { view: OpenAnswersView; token: string; texts: AnswerTexts }

/** The four answers, each a form of its own; a promise or a plan only while none is open. */
export function AnswerWays({ view, token, texts }: WaysProps): ReactElement {
  const mayPromise = view.promisedOn === null
  return (
    <div className={styles.ways}>
      {mayPromise && <PromiseForm view={view} token={token} texts={texts} />}
      {mayPromise && <InstallmentsForm view={view} token={token} texts={texts} />}
      {view.state !== 'disputed' && <ProblemForm token={token} texts={texts} />}
      <PaidForm token={token} texts={texts} />
    </div>
  )
}

function PromiseForm({ view, token, texts }: WaysProps): ReactElement {
  const { promise: t } = texts
  const hint = fill(t.hint, { date: shownDate(view.lastDay, view.language) })
  return (
    <Way kind="promise" token={token} heading={t.heading}>
      <Field label={t.date} hint={hint}>
        {(control) => <input {...control} type="date" name="promisedOn" min={view.today} max={view.lastDay} required />}
      </Field>
      <Button type="submit">{t.button}</Button>
    </Way>
  )
}

function InstallmentsForm({ view, token, texts }: WaysProps): ReactElement {
  const { installments: t } = texts
  return (
    <Way kind="installments" token={token} heading={t.heading}>
      <fieldset className={styles.choices}>
        <legend>{t.parts}</legend>
        <label className={styles.choice}>
          <input type="radio" name="parts" value="2" defaultChecked /> {t.two}
        </label>
        <label className={styles.choice}>
          <input type="radio" name="parts" value="3" /> {t.three}
        </label>
      </fieldset>
      <Field label={t.first} hint={t.hint}>
        {(control) => <input {...control} type="date" name="firstOn" min={view.today} max={view.lastDay} required />}
      </Field>
      <Button type="submit">{t.button}</Button>
    </Way>
  )
}

function ProblemForm({ token, texts }: Omit<WaysProps, 'view'>): ReactElement {
  const { problem: t } = texts
  return (
    <Way kind="problem" token={token} heading={t.heading}>
      <Field label={t.words}>{(control) => <textarea {...control} name="words" maxLength={2000} required />}</Field>
      <Button type="submit">{t.button}</Button>
    </Way>
  )
}

function PaidForm({ token, texts }: Omit<WaysProps, 'view'>): ReactElement {
  const { paid: t } = texts
  return (
    <Way kind="paid" token={token} heading={t.heading}>
      <Field label={t.words}>{(control) => <textarea {...control} name="words" maxLength={2000} />}</Field>
      <Field label={t.proof} hint={t.proofHint}>
        {(control) => <input {...control} type="file" name="proof" accept=".pdf,.jpg,.jpeg,.png" />}
      </Field>
      <Button type="submit">{t.button}</Button>
    </Way>
  )
}

type WayProps = { kind: ReminderAnswerKind; token: string; heading: string; children: ReactNode }

/** A browser that follows a mail's link to `#promise` opens that answer by itself, where it can; a click opens it everywhere. */
function Way({ kind, token, heading, children }: WayProps): ReactElement {
  return (
    <details className={styles.way} id={kind} name="answer">
      <summary className={styles.summary}>{heading}</summary>
      <form className={styles.form} method="post" action={`/r/${token}/repondre`} encType="multipart/form-data">
        <input type="hidden" name="kind" value={kind} />
        {children}
      </form>
    </details>
  )
}
