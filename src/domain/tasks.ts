/** Why somebody of the agency has something to do that no button of a document says. */
export const staffTaskKinds = ['bounced-mail', 'post-notice', 'review-answer', 'refund', 'call', 'other'] as const
export type StaffTaskKind = (typeof staffTaskKinds)[number]

export const staffTaskStates = ['open', 'done'] as const
