import { ValidationError, type CollectionBeforeValidateHook } from 'payload'

import { sirenProblem, siretProblem } from '../../domain/parties/siren'

/** Strips the spaces people type into SIREN, SIRET and VAT numbers, and refuses wrong keys with the reason (R3). */
export const normaliseClient: CollectionBeforeValidateHook = ({ data, req }) => {
  if (!data) return data
  const errors: { path: string; message: string }[] = []
  const checked = { siren: sirenProblem, siret: siretProblem }
  for (const [path, problemOf] of Object.entries(checked)) {
    const typed: unknown = data[path]
    if (typeof typed !== 'string' || typed.trim() === '') continue
    const digits = typed.replace(/[\s.]/g, '')
    data[path] = digits
    const problem = problemOf(digits)
    if (problem) errors.push({ path, message: req.t(`tu:${problem}` as never) })
  }
  if (typeof data.vatNumber === 'string') data.vatNumber = data.vatNumber.replace(/[\s.]/g, '').toUpperCase()
  if (errors.length > 0) throw new ValidationError({ collection: 'clients', errors }, req.t)
  return data
}
