'use client'

import { useActionState, useEffect, type ReactElement } from 'react'

import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { VisuallyHidden } from '@/components/ui/VisuallyHidden'
import type { OnlineMethod, PayRefusal } from '@/contracts/pay'
import { fill } from '@/i18n/fill'
import type { PayTexts } from '@/i18n/pay'

import styles from './PayWays.module.css'
import { payRefusalWords } from './payRefusalWords'

/** The server action of the form: goes to the provider's page, or answers why not. Also works without scripts. */
export type PayAction = (before: PayRefusal | null, form: FormData) => Promise<PayRefusal | null>

type PayOnlineProps = {
  token: string
  methods: readonly OnlineMethod[]
  amountCents: number
  amount: string
  texts: PayTexts
  pay: PayAction
}

/** Card and debit side by side, each with its own button; the amount goes along as it was seen (P3). */
export function PayOnline({ token, methods, amountCents, amount, texts, pay }: PayOnlineProps): ReactElement {
  const [refusal, submit, isSending] = useActionState(pay, null)
  useFreshPageOnReturn()
  return (
    <form action={submit} className={styles.online}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="amountCents" value={amountCents} />
      <div className={styles.methods}>
        {methods.map((method) => (
          <section key={method} className={styles.way}>
            <h3 className={styles.wayTitle}>{texts.ways[method].title}</h3>
            <p className={styles.wayBody}>{texts.ways[method].body}</p>
            <div className={styles.wayAction}>
              <Button wide type="submit" name="method" value={method} pending={isSending}>
                {fill(texts.ways[method].submit, { amount })}
                <VisuallyHidden> {texts.ways[method].by}</VisuallyHidden>
              </Button>
            </div>
          </section>
        ))}
      </div>
      <div className={styles.answer}>
        <output className={styles.sending}>{isSending ? texts.ways.opening : ''}</output>
        {refusal && !isSending && <Refused {...payRefusalWords(refusal, texts)} />}
      </div>
    </form>
  )
}

function Refused({ title, body }: { title: string; body: string }): ReactElement {
  return (
    <Notice tone="danger" announce="now" title={title}>
      <p>{body}</p>
    </Notice>
  )
}

/** Back from the provider's page by the browser's button, a page from memory would still be sending. */
function useFreshPageOnReturn(): void {
  useEffect(() => {
    const reload = (event: PageTransitionEvent): void => {
      if (event.persisted) window.location.reload()
    }
    window.addEventListener('pageshow', reload)
    return () => window.removeEventListener('pageshow', reload)
  }, [])
}
