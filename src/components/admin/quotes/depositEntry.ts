import type { TypedNumber } from '../fields/scaledText'

/** How staff may say that a deposit came in (P5). */
export const depositMethods = ['transfer', 'cheque', 'cash'] as const
export type DepositMethod = (typeof depositMethods)[number]

export type DepositEntry = {
  amountText: string
  receivedOn: string
  method: DepositMethod
  reference: string
  note: string
}

type DepositBody = {
  amountCents: number
  receivedOn: string
  method: DepositMethod
  reference: string | null
  note: string | null
  idempotencyKey: string
}

/** The request that records the entry, or null while the amount or the day is missing. */
export function depositBodyOf(entry: DepositEntry, amount: TypedNumber, idempotencyKey: string): DepositBody | null {
  if (amount.kind !== 'number' || amount.value <= 0 || entry.receivedOn === '') return null
  return {
    amountCents: amount.value,
    receivedOn: entry.receivedOn,
    method: entry.method,
    reference: entry.reference.trim() || null,
    note: entry.note.trim() || null,
    idempotencyKey,
  }
}

/** A key that no other entry has; `randomUUID` would need https, which a local network may lack. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
