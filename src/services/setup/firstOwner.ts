import type { Payload } from 'payload'

/** How the first owner logs in, from ADMIN_EMAIL and ADMIN_PASSWORD. */
export type FirstOwner = { email: string | null; password: string | null }

/**
 * Makes the first owner of an installation that has no staff yet. Payload's own way, an open sign-up page while there is
 * nobody, is shut (platform.md §0.8).
 */
export async function ensureFirstOwner(payload: Payload, { email, password }: FirstOwner): Promise<void> {
  if (!email || !password) return
  const { totalDocs } = await payload.count({ collection: 'users' })
  if (totalDocs > 0) return
  await payload.create({
    collection: 'users',
    data: { name: email.split('@')[0] ?? email, email, password, role: 'owner' },
    depth: 0,
  })
}
