'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useState, type ReactElement } from 'react'

import { formatCents } from '@/domain/money/format'
import { fill } from '@/i18n/fill'
import { ActionDialog } from '../ActionDialog'
import { newIdempotencyKey } from '../newIdempotencyKey'
import { numberAt } from '../records'
import { RefusalNotice } from '../RefusalNotice'
import { useAction } from '../useAction'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'
import { otherInvoicesIn } from './moneyEntry'

type UseCreditProps = { invoiceId: string; balanceCents: number; clientId: string }

const slug = 'invoice-use-credit'

/** Pays an invoice with what its client has paid too much for others (P4); shown when there is such a credit. */
export function UseCredit({ invoiceId, balanceCents, clientId }: UseCreditProps): ReactElement | null {
  const { texts, language } = useAdminTexts()
  const { money: words } = texts
  const { call } = useApi()
  const action = useAction(slug)
  const creditCents = useCreditOf({ clientId, balanceCents })
  const [idempotencyKey, setKey] = useState('')
  if (creditCents === 0) return null
  const show = (cents: number): string => formatCents(cents, { language })
  const open = (): void => {
    setKey(newIdempotencyKey())
    action.open()
  }
  const use = (): void =>
    void action.run(
      () => call(`/invoices/${invoiceId}/use-credit`, { method: 'POST', body: { idempotencyKey } }),
      (answer) => fill(words.creditUsed, { amount: show(numberAt(answer, 'amountCents') ?? 0) }),
    )
  const amount = show(Math.min(creditCents, balanceCents))
  return (
    <>
      <Button id="invoice-use-credit-open" buttonStyle="secondary" margin={false} onClick={open}>
        {words.useCredit}
      </Button>
      <ActionDialog
        slug={slug}
        title={words.useCreditTitle}
        isBusy={action.isBusy}
        confirm={{ label: words.useCreditConfirm, run: use }}
      >
        <p>{fill(words.useCreditIntro, { credit: show(creditCents), amount })}</p>
        {action.refusal === null ? null : <RefusalNotice refusal={action.refusal} clientId={clientId} />}
      </ActionDialog>
    </>
  )
}

/** The client's credit, asked for again when the invoice's balance has changed; 0 until it is known. */
function useCreditOf({ clientId, balanceCents }: { clientId: string; balanceCents: number }): number {
  const { call } = useApi()
  const [creditCents, setCredit] = useState(0)
  useEffect(() => {
    let isGone = false
    const query = new URLSearchParams({
      'where[client][equals]': clientId,
      'where[balanceCents][less_than]': '0',
      'where[state][not_equals]': 'draft',
      'select[number]': 'true',
      'select[balanceCents]': 'true',
      depth: '0',
      limit: '100',
    })
    void call(`/invoices?${query.toString()}`).then((answer) => {
      const credited = answer.ok ? otherInvoicesIn(answer.body) : []
      if (!isGone) setCredit(credited.reduce((sum, invoice) => sum - invoice.balanceCents, 0))
    })
    return () => {
      isGone = true
    }
  }, [call, clientId, balanceCents])
  return creditCents
}
