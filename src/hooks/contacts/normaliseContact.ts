import type { CollectionBeforeValidateHook } from 'payload'

import { normaliseEmail } from '../../domain/parties/email'

/** One person, one spelling of their address: login and matching compare this form (L2, C1). */
export const normaliseContact: CollectionBeforeValidateHook = ({ data }) => {
  if (data && typeof data.email === 'string') data.email = normaliseEmail(data.email)
  return data
}
