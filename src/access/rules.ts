import type { Access, FieldAccess, Where } from 'payload'

import { clientOfContact, hasRole, isStaff, type ContactRight, type StaffRole } from './people'

/** Nobody through the API; only verbs that act as the system. */
export const nobody: Access = () => false
export const nobodyOnField: FieldAccess = () => false

export const anyone: Access = () => true

/** Any member of staff. */
export const staff: Access = ({ req }) => isStaff(req.user)

/** Staff with one of the roles. */
export function roles(...allowed: StaffRole[]): Access {
  return ({ req }) => hasRole(req.user, ...allowed)
}

/** Field access for staff with one of the roles. */
export function rolesOnField(...allowed: StaffRole[]): FieldAccess {
  return ({ req }) => hasRole(req.user, ...allowed)
}

/** Hides a field from contacts. */
export const staffOnField: FieldAccess = ({ req }) => isStaff(req.user)

/**
 * All staff; and contacts with one of the rights, for the rows of their own client (C2).
 *
 * @param path where the row holds its client, e.g. `client`
 * @param onlyWhere a further condition for contacts, e.g. no drafts
 */
export function staffOrOwnClient(path: string, rights: ContactRight[], onlyWhere?: Where): Access {
  return ({ req }) => {
    if (isStaff(req.user)) return true
    const client = clientOfContact(req.user, ...rights)
    if (!client) return false
    const own: Where = { [path]: { equals: client } }
    return onlyWhere ? { and: [own, onlyWhere] } : own
  }
}
