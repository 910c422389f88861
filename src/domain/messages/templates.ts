/** Every kind of e-mail that the product writes; each has a template in `emails/`. */
export const messageTemplates = [
  'quote-sent',
  'quote-signed',
  'quote-signed-staff',
  'quote-declined-staff',
  'sign-code',
  'quote-to-countersign',
  'quote-reminder',
  'quote-update-requested-staff',
  'withdrawal-receipt',
  'quote-withdrawn-staff',
  'ledger-anchor',
  'deposit-received',
  'reminder',
  'reminder-answer-staff',
  'invoice-sent',
  'credit-note-sent',
  'payment-received',
  'payment-failed',
  'payment-review-staff',
  'account',
] as const
export type MessageTemplate = (typeof messageTemplates)[number]
