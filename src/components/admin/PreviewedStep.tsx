'use client'

import { Button, useFormModified, useModal } from '@payloadcms/ui'
import { useState, type ReactElement, type ReactNode } from 'react'

import { ActionDialog } from './ActionDialog'
import type { Refusal, ToldProblem } from './api'
import { ProblemList, RefusalNotice } from './RefusalNotice'
import { SaveFirst } from './SaveFirst'
import { useAction } from './useAction'
import { useAdminTexts } from './useAdminTexts'
import { useApi } from './useApi'

type Words = { open: string; title: string; confirm: string; refused: string; done: (body: unknown) => string }

type PreviewedStepProps<Preview extends { problems: ToldProblem[] }> = {
  /** Of the dialog; the button is `<slug>-open`, the confirmation `[data-confirm=<slug>]`. */
  slug: string
  /** Of the dialog that saves what was typed before. */
  saveSlug: string
  words: Words
  clientId: string | null
  /** Where the API tells what the step would do, and where it is done. */
  paths: { preview: string; run: string }
  previewIn: (body: unknown) => Preview
  /** What the step would do, when nothing keeps it from being done. */
  facts: (preview: Preview) => ReactNode
}

type Shown<Preview> = { kind: 'loading' } | { kind: 'known'; preview: Preview } | { kind: 'refused'; refusal: Refusal }

/**
 * The next step of a draft, asked about before it is taken: what was typed is saved first, then the dialog shows what the step
 * would do, or all that keeps it from being done, each with its field (Q1, I4).
 */
export function PreviewedStep<Preview extends { problems: ToldProblem[] }>(
  props: PreviewedStepProps<Preview>,
): ReactElement {
  const { slug, saveSlug, words, clientId, paths, previewIn } = props
  const { call } = useApi()
  const isModified = useFormModified()
  const { openModal } = useModal()
  const action = useAction(slug)
  const [shown, setShown] = useState<Shown<Preview>>({ kind: 'loading' })
  const openPreview = async (): Promise<void> => {
    setShown({ kind: 'loading' })
    action.open()
    const answer = await call(paths.preview)
    setShown(
      answer.ok ? { kind: 'known', preview: previewIn(answer.body) } : { kind: 'refused', refusal: answer.refusal },
    )
  }
  const run = (): void => void action.run(() => call(paths.run, { method: 'POST' }), words.done)
  const isPossible = shown.kind === 'known' && shown.preview.problems.length === 0
  return (
    <>
      <Button
        id={`${slug}-open`}
        margin={false}
        buttonStyle={isModified ? 'secondary' : 'primary'}
        {...(isModified ? {} : { className: 'tu-next' })}
        onClick={() => (isModified ? openModal(saveSlug) : void openPreview())}
      >
        {words.open}
      </Button>
      <SaveFirst slug={saveSlug} title={words.title} onSaved={openPreview} />
      <ActionDialog
        slug={slug}
        title={words.title}
        isBusy={action.isBusy}
        confirm={{ label: words.confirm, isDisabled: !isPossible, run }}
      >
        <Body {...props} shown={shown} />
        {action.refusal === null ? null : <RefusalNotice refusal={action.refusal} clientId={clientId} />}
      </ActionDialog>
    </>
  )
}

function Body<Preview extends { problems: ToldProblem[] }>(
  props: PreviewedStepProps<Preview> & { shown: Shown<Preview> },
): ReactElement {
  const { shown, words, clientId, facts } = props
  const { dialog } = useAdminTexts().texts
  if (shown.kind === 'loading') return <p aria-busy="true">{dialog.loading}</p>
  if (shown.kind === 'refused') return <RefusalNotice refusal={shown.refusal} clientId={clientId} />
  const { problems } = shown.preview
  if (problems.length === 0) return <>{facts(shown.preview)}</>
  return (
    <>
      <p>{words.refused}</p>
      <ProblemList problems={problems} clientId={clientId} />
    </>
  )
}
