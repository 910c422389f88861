import { describe, expect, test } from 'vitest'

import { isBookkeeper } from '@/components/admin/views/isBookkeeper'

type User = Parameters<typeof isBookkeeper>[0]

/** The guard reads the collection and the role, and nothing else. */
function user(facts: object): User {
  return facts as User
}

describe('who sees the accountant’s page (custom views are public unless guarded)', () => {
  test.each(['owner', 'accountant'])('%s', (role) => {
    expect(isBookkeeper(user({ collection: 'users', role }))).toBe(true)
  })

  test.each(['manager', 'viewer'])('not the %s', (role) => {
    expect(isBookkeeper(user({ collection: 'users', role }))).toBe(false)
  })

  test('not a contact, whatever they call themselves, and nobody unknown', () => {
    expect(isBookkeeper(user({ collection: 'contacts', role: 'owner' }))).toBe(false)
    expect(isBookkeeper(null)).toBe(false)
    expect(isBookkeeper(undefined)).toBe(false)
  })
})
