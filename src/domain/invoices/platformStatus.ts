/** A life-cycle status as the platform says it: AFNOR code when there is one, and its word (R54). */
export type LifecycleStatus = { code: number | null; status: string }

/** In dispute, refused by the buyer, rejected by a platform. */
const codes = { disputed: 207, refused: 210, rejected: 213 } as const

/** Whether the buyer contests the invoice, or it never reached them: reminders pause until a person has looked (R54). */
export function isDisputeStatus(told: LifecycleStatus): boolean {
  return isRefusalStatus(told) || told.code === codes.disputed || word(told.status).includes('litige')
}

/** Whether the invoice was refused or rejected, so that it has to be corrected. */
export function isRefusalStatus({ code, status }: LifecycleStatus): boolean {
  return code === codes.refused || code === codes.rejected || ['refusee', 'rejetee'].includes(word(status))
}

/** Without accents or case: platforms differ in both. */
function word(status: string): string {
  return status.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
