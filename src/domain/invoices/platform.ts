/** What is handed to the approved platform (R54, R55): the invoice itself, and what was cashed of it per VAT rate. */
export const platformFlowKinds = ['invoice', 'cashed'] as const
export type PlatformFlowKind = (typeof platformFlowKinds)[number]

/** Our side of a flow; what the platform says of it is its own status (R54). */
export const platformFlowStates = ['queued', 'sent', 'refused', 'failed'] as const
