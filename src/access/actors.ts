import type { PayloadRequest } from 'payload'

/** Options that make a Local API call act as the person of the request, with their rights. */
export function asUser(req: PayloadRequest): {
  req: PayloadRequest
  overrideAccess: false
  user: PayloadRequest['user']
} {
  return { req, overrideAccess: false, user: req.user }
}

/** Options that make a Local API call act as the system; say why at the call. */
export function asSystem(req: PayloadRequest): { req: PayloadRequest; overrideAccess: true } {
  return { req, overrideAccess: true }
}
