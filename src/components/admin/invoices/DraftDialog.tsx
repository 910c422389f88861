'use client'

import type { ReactElement } from 'react'

import { ActionDialog } from '../ActionDialog'
import { RefusalNotice } from '../RefusalNotice'
import { useAction } from '../useAction'
import { useDraft } from './useDraft'

type DraftDialogProps = {
  slug: string
  title: string
  intro: string
  confirmLabel: string
  said: string
  /** Of the verb, after `/api`. */
  path: string
}

/** Asks before a draft invoice is made, then goes to it; opened by its slug. */
export function DraftDialog({ slug, title, intro, confirmLabel, said, path }: DraftDialogProps): ReactElement {
  const action = useAction(slug)
  const draft = useDraft()
  const make = (): void =>
    void action.run(
      () => draft(path),
      () => said,
    )
  return (
    <ActionDialog slug={slug} title={title} isBusy={action.isBusy} confirm={{ label: confirmLabel, run: make }}>
      <p>{intro}</p>
      {action.refusal === null ? null : <RefusalNotice refusal={action.refusal} clientId={null} />}
    </ActionDialog>
  )
}
