import { civilDate } from '@/domain/dates/civilDate'
import type { DunnableInvoice, PastReminder } from '@/domain/dunning/nextReminder'
import type { ReminderLevel } from '@/domain/dunning/policy'

/** An issued invoice of 1 200 €, due on Monday 5 October 2026, of which the client has heard nothing yet. */
export function anInvoice(facts: Partial<DunnableInvoice> = {}): DunnableInvoice {
  return {
    kind: 'standard',
    state: 'issued',
    issuedOn: civilDate('2026-09-05'),
    dueOn: civilDate('2026-10-05'),
    balanceCents: 120_000,
    isDisputed: false,
    pausedUntil: null,
    promise: null,
    sent: [],
    hasBounced: false,
    ...facts,
  }
}

export function past(level: ReminderLevel, on: string, outcome: PastReminder['outcome'] = 'sent'): PastReminder {
  return { level, on: civilDate(on), outcome }
}
