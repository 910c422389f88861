'use client'

import { useForm, useModal } from '@payloadcms/ui'
import { useState, type ReactElement } from 'react'

import { ActionDialog } from './ActionDialog'
import { useAdminTexts } from './useAdminTexts'

type SaveFirstProps = { slug: string; title: string; onSaved: () => Promise<void> }

/** A verb reads what is saved, so what is on the screen is saved before; the dialog is opened by its slug. */
export function SaveFirst({ slug, title, onSaved }: SaveFirstProps): ReactElement {
  const { dialog } = useAdminTexts().texts
  const { submit } = useForm()
  const { closeModal } = useModal()
  const [isBusy, setBusy] = useState(false)
  const save = async (): Promise<void> => {
    setBusy(true)
    const result = await submit()
    setBusy(false)
    closeModal(slug)
    if (result?.res.ok === true) await onSaved()
  }
  return (
    <ActionDialog slug={slug} title={title} isBusy={isBusy} confirm={{ label: dialog.save, run: () => void save() }}>
      <p>{dialog.saveFirst}</p>
    </ActionDialog>
  )
}
