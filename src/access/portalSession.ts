import { createHash } from 'node:crypto'
import { parseCookies, type AuthStrategy } from 'payload'

/** The portal's own cookie: staff and clients never share one (platform.md §1.4). */
export const portalCookie = 'tu_portal'

/**
 * Logs a contact in by the portal's cookie: its SHA-256 must name a session that has not ended (C1).
 * Only the hash is stored, so a copy of the database opens no session.
 */
export const portalSession: AuthStrategy = {
  name: 'portal-session',
  authenticate: async ({ headers, payload }) => {
    const token = parseCookies(headers).get(portalCookie)
    if (!token) return { user: null }
    const tokenHash = createHash('sha256').update(token).digest('hex')
    const sessions = await payload.find({
      collection: 'portal-sessions',
      where: {
        and: [
          { tokenHash: { equals: tokenHash } },
          { expiresAt: { greater_than: new Date().toISOString() } },
          { revokedAt: { exists: false } },
        ],
      },
      depth: 0,
      limit: 1,
      pagination: false,
    })
    const session = sessions.docs[0]
    if (!session) return { user: null }
    const id = typeof session.contact === 'string' ? session.contact : session.contact.id
    const contact = await payload.findByID({ collection: 'contacts', id, depth: 0, disableErrors: true })
    return { user: contact ? { ...contact, collection: 'contacts' } : null }
  },
}
