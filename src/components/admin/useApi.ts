'use client'

import { useConfig, useTranslation } from '@payloadcms/ui'
import { useCallback } from 'react'

import { callApi, type Answer } from './api'

type CallOptions = { method?: 'GET' | 'POST'; body?: unknown }

/** Where our endpoints answer, and a way to call them. Paths start after `/api`. */
export function useApi(): { api: string; call: (path: string, options?: CallOptions) => Promise<Answer> } {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const { api } = config.routes
  const { language } = i18n
  const call = useCallback(
    (path: string, { method = 'GET', body }: CallOptions = {}) =>
      callApi({ method, url: `${api}${path}`, language, ...(body === undefined ? {} : { body }) }),
    [api, language],
  )
  return { api, call }
}
