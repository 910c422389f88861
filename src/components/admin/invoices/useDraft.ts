'use client'

import { useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useCallback } from 'react'

import type { Answer } from '../api'
import { textAt } from '../records'
import { useApi } from '../useApi'

/** Calls a verb that makes a draft invoice, and goes to it when it is made. */
export function useDraft(): (path: string, body?: unknown) => Promise<Answer> {
  const { call } = useApi()
  const { config } = useConfig()
  const router = useRouter()
  const { admin } = config.routes
  return useCallback(
    async (path, body) => {
      const answer = await call(path, { method: 'POST', ...(body === undefined ? {} : { body }) })
      const id = answer.ok ? textAt(answer.body, 'id') : null
      if (id !== null) router.push(`${admin}/collections/invoices/${id}`)
      return answer
    },
    [admin, call, router],
  )
}
