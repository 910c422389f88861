/** Every kind of e-mail that the product writes; each has a template in `emails/`. */
export const messageTemplates = [
  'quote-sent',
  'quote-signed',
  'quote-signed-staff',
  'quote-declined-staff',
  'sign-code',
  'deposit-received',
  'account',
] as const
export type MessageTemplate = (typeof messageTemplates)[number]
