'use client'

import { Button } from '@payloadcms/ui'
import { useState, type ReactElement } from 'react'

import { heldDecisions } from '@/contracts/onlinePayments'
import { ActionDialog } from '../ActionDialog'
import styles from '../dialog.module.css'
import { textAt } from '../records'
import { RefusalNotice } from '../RefusalNotice'
import { useAction } from '../useAction'
import { useAdminTexts } from '../useAdminTexts'
import { useApi } from '../useApi'

type Decision = (typeof heldDecisions)[number]

const slug = 'payment-decide'
/** As the contract asks. */
const shortestReason = 3

/** A held payment says why it is held, and waits for a choice and its reason (P3). */
export function DecideHeld({ paymentId, payment }: { paymentId: string; payment: unknown }): ReactElement {
  const { texts } = useAdminTexts()
  const { payment: words } = texts
  const { call } = useApi()
  const action = useAction(slug)
  const [decision, setDecision] = useState<Decision>('accept')
  const [reason, setReason] = useState('')
  const decide = (): void =>
    void action.run(
      () => call(`/payments/${paymentId}/decide`, { method: 'POST', body: { decision, reason } }),
      () => words.decided,
    )
  return (
    <>
      <Button id="payment-decide-open" className="tu-next" margin={false} onClick={action.open}>
        {words.decide}
      </Button>
      <ActionDialog
        slug={slug}
        title={words.decideTitle}
        isBusy={action.isBusy}
        confirm={{ label: words.decideConfirm, isDisabled: reason.trim().length < shortestReason, run: decide }}
      >
        <p>{textAt(payment, 'heldReason')}</p>
        <fieldset className={styles['fields']}>
          {heldDecisions.map((choice) => (
            <label key={choice} className={styles['wide']}>
              <input
                type="radio"
                name="decision"
                value={choice}
                checked={choice === decision}
                onChange={() => setDecision(choice)}
              />
              {words.decisions[choice]}
            </label>
          ))}
          <label className={styles['wide']}>
            {words.reason}
            <input name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />
          </label>
        </fieldset>
        {action.refusal === null ? null : <RefusalNotice refusal={action.refusal} clientId={null} />}
      </ActionDialog>
    </>
  )
}
