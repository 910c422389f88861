'use client'

import { useEffect, useState } from 'react'

import { listAt, textAt } from '../records'
import { useApi } from '../useApi'

/** An invoice or its draft, which has no number yet. */
export type FoundInvoice = { id: string; number: string | null }

export type InvoiceOf = 'unknown' | 'none' | FoundInvoice

/**
 * The live invoice that a query finds, asked for once per query; `unknown` until then.
 *
 * @param where such as `where[milestoneId][equals]=…`; null asks nothing
 */
export function useInvoiceOf(where: string | null): InvoiceOf {
  const { call } = useApi()
  const [known, setKnown] = useState<{ where: string; found: InvoiceOf } | null>(null)
  useEffect(() => {
    if (where === null) return undefined
    let isGone = false
    const live = 'where[state][not_equals]=cancelled&depth=0&limit=1&select[number]=true'
    void call(`/invoices?${where}&${live}`).then((answer) => {
      if (!isGone) setKnown({ where, found: answer.ok ? foundIn(answer.body) : 'unknown' })
    })
    return () => {
      isGone = true
    }
  }, [call, where])
  return known?.where === where ? known.found : 'unknown'
}

function foundIn(body: unknown): InvoiceOf {
  const row = listAt(body, 'docs')[0]
  const id = textAt(row, 'id')
  return id === null ? 'none' : { id, number: textAt(row, 'number') }
}
