import type { BasisPoints } from '../money/cents'
import type { SellerSnapshot } from '../parties/snapshots'
import { isEmpty, type Problem } from '../problems'
import { vatCategoryOf, type PricedLine } from './totals'

/** Rates of metropolitan France; zero comes with another category than S (R10). */
export const vatRatesBp: readonly BasisPoints[] = [2_000, 1_000, 550, 210]

type LineVatFacts = {
  line: Pick<PricedLine, 'vatRateBp' | 'vatCategory'>
  vatRegime: SellerSnapshot['vatRegime']
  clientVatNumber: string | null
}

/** Categories whose invoice must print the buyer's VAT number (R4, R11). */
const needsBuyerVatNumber: ReadonlySet<string> = new Set(['AE', 'K'])

/**
 * What is wrong with a line's VAT: no VAT under the franchise, a closed list of rates, a rate only where there is VAT, and the
 * buyer's number for reverse charge (R4, R10, R11). Fields are the line's own, or `client.vatNumber`.
 */
export function lineVatProblems({ line, vatRegime, clientVatNumber }: LineVatFacts): Problem[] {
  const category = vatCategoryOf(line)
  const needsNumber = needsBuyerVatNumber.has(category) && isEmpty(clientVatNumber)
  const problems = needsNumber ? [{ field: 'client.vatNumber', code: 'missing' }] : []
  if (vatRegime === 'franchise' && (line.vatRateBp !== 0 || category !== 'E'))
    return [...problems, { field: 'vatRateBp', code: 'vatUnderFranchise' }]
  if (category === 'S' && !vatRatesBp.includes(line.vatRateBp))
    return [...problems, { field: 'vatRateBp', code: 'unknownRate' }]
  if (category !== 'S' && line.vatRateBp !== 0) return [...problems, { field: 'vatRateBp', code: 'rateWithoutVat' }]
  return problems
}
