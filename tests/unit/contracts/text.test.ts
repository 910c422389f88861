import { expect, test } from 'vitest'

import { text } from '@/contracts/text'

test('a text that no database can hold is refused at the border, whatever follows in the shape', () => {
  const shape = text().trim().max(20)
  expect(shape.safeParse('Éloïse\nVerrier').success).toBe(true)
  expect(shape.safeParse('Éloïse\u0000').success).toBe(false)
})
