import type { PayloadRequest } from 'payload'

/** Staff roles, from the most to the least that they may do. */
export const staffRoles = ['owner', 'manager', 'accountant', 'viewer'] as const
export type StaffRole = (typeof staffRoles)[number]

/** What a contact may do for their client (C2). */
export const contactRights = ['admin', 'sign', 'billing', 'project', 'read'] as const
export type ContactRight = (typeof contactRights)[number]

type Person = PayloadRequest['user']

/**
 * Whether the person is staff; never only "somebody is logged in" (platform.md §0.7). Payload takes a user object without
 * a collection for staff: a role is what a contact never has.
 */
export function isStaff(user: Person): boolean {
  return hasRole(user, ...staffRoles)
}

/** Whether the person is staff with one of the roles. */
export function hasRole(user: Person, ...roles: StaffRole[]): boolean {
  return user?.collection === 'users' && roles.includes(user.role)
}

/** The client that a contact speaks for, if they have one of the rights; null for everybody else. */
export function clientOfContact(user: Person, ...rights: ContactRight[]): string | null {
  if (user?.collection !== 'contacts') return null
  if (!rights.some((right) => user.rights.includes(right))) return null
  return typeof user.client === 'string' ? user.client : user.client.id
}
