'use client'

import { useAuth, useConfig } from '@payloadcms/ui'
import { useSearchParams } from 'next/navigation'
import type { ReactElement } from 'react'

import { useAdminTexts } from '../useAdminTexts'
import { isRecord } from '../records'

/** In the menu of a list: the CSV of what the list shows, with its filter and its order. */
export function ExportListLink({ collectionSlug }: { collectionSlug: string }): ReactElement | null {
  const { exports: texts } = useAdminTexts().texts
  const { config } = useConfig()
  const { user } = useAuth()
  const shown = useSearchParams()
  const role: unknown = isRecord(user) ? user['role'] : null
  if (role !== 'owner' && role !== 'accountant') return null
  const kept = [...shown].filter(([name]) => name === 'sort' || name.startsWith('where'))
  const query = new URLSearchParams(kept).toString()
  return <a href={`${config.routes.api}/exports/csv/${collectionSlug}${query && `?${query}`}`}>{texts.csv.ofList}</a>
}
