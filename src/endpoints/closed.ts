import type { Endpoint } from 'payload'

/**
 * Shuts one of Payload's own POST endpoints. `first-register` is open to anybody while a collection is empty
 * (platform.md §0.8); the first owner is made by the seed command instead.
 */
export function closedEndpoint(path: string): Omit<Endpoint, 'root'> {
  return { path, method: 'post', handler: () => Response.json({ errors: [{ message: 'Not found' }] }, { status: 404 }) }
}
