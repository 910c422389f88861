import { addMonths, type CivilDate } from '../dates/civilDate'
import type { ClientKind } from '../parties/snapshots'

const yearsForProfessionals = 5
const yearsForConsumers = 2

/**
 * The last day on which an invoice can be claimed in court if nothing stopped the clock: five years after its due date between
 * professionals (C. com. L110-4), two from a consumer (C. conso L218-2) (R36). A suit or an acknowledgement of the debt starts
 * the time anew (C. civ. 2240, 2241): so the day is the earliest one that it can be.
 */
export function limitationOn({ clientKind, dueOn }: { clientKind: ClientKind; dueOn: CivilDate }): CivilDate {
  const years = clientKind === 'consumer' ? yearsForConsumers : yearsForProfessionals
  return addMonths(dueOn, years * 12)
}
