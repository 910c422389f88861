'use client'

import { toast, useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useCallback, useState } from 'react'

import type { Answer, Refusal } from './api'

type ActionState = {
  isBusy: boolean
  refusal: Refusal | null
  /** Runs the call; closes the dialog, says so and shows the new state when it went well, keeps the refusal otherwise. */
  run: (call: () => Promise<Answer>, said: (body: unknown) => string) => Promise<void>
  /** Opens the dialog without what an earlier try left. */
  open: () => void
}

/** The life of one dialog's action: closed, open, at work, refused. */
export function useAction(slug: string): ActionState {
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { openModal, closeModal } = useModal()
  const router = useRouter()
  const run = useCallback<ActionState['run']>(
    async (call, said) => {
      setBusy(true)
      setRefusal(null)
      const answer = await call()
      setBusy(false)
      if (!answer.ok) return setRefusal(answer.refusal)
      closeModal(slug)
      toast.success(said(answer.body))
      router.refresh()
    },
    [closeModal, router, slug],
  )
  const open = useCallback(() => {
    setRefusal(null)
    openModal(slug)
  }, [openModal, slug])
  return { isBusy, refusal, run, open }
}
