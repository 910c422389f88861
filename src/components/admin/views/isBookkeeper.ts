import type { PayloadRequest } from 'payload'

/** Who may see the books as files: those for whom `endpoints/exports` answers. */
export function isBookkeeper(user: PayloadRequest['user'] | undefined): boolean {
  return user?.collection === 'users' && (user.role === 'owner' || user.role === 'accountant')
}
