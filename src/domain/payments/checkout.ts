/** The life of a payment page: being asked for, open, paid or waiting for a debit, closed unpaid. */
export const checkoutStates = ['opening', 'open', 'complete', 'expired'] as const
export type CheckoutState = (typeof checkoutStates)[number]
