import type { PayRefusal } from '@/contracts/pay'
import type { PayTexts } from '@/i18n/pay'

type Told = { title: string; body: string }

/** What happened, what is safe and what to do, for each refusal to open a payment page; told by its status. */
export function payRefusalWords({ status, code }: Pick<PayRefusal, 'status' | 'code'>, { refusal }: PayTexts): Told {
  switch (status) {
    case 404:
      return refusal.notFound
    case 409:
      return conflictWords(code, refusal)
    case 422:
      return refusal.invalid
    case 429:
      return refusal.tooMany
    case 503:
      return refusal.unavailable
  }
}

function conflictWords(code: string, refusal: PayTexts['refusal']): Told {
  if (code === 'payment.amountChanged') return refusal.amountChanged
  return code === 'payment.pending' ? refusal.pending : refusal.notPayable
}
