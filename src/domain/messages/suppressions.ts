/** Why no mail goes to an address any more. */
export const suppressionReasons = ['bounce', 'complaint', 'manual'] as const
export type SuppressionReason = (typeof suppressionReasons)[number]
