import { describe, expect, test } from 'vitest'

import { readableFacts } from '@/domain/readableFacts'
import { quoteStates } from '@/domain/quotes/lifecycle'
import { invoiceStates } from '@/domain/invoices/lifecycle'
import { messageStates } from '@/domain/messages/states'
import { errorsEn } from '@/i18n/errors.en'
import { errorsFr } from '@/i18n/errors.fr'

function french(key: string): string | null {
  return Object.entries(errorsFr).find(([known]) => known === key)?.[1] ?? null
}

describe('R40: a refusal speaks of fields, states and days as people do', () => {
  test.each([
    [{ fields: 'title, lines' }, { fields: 'Objet, Lignes' }],
    [{ field: 'lines.1.label' }, { field: 'Lignes › 2 › intitulé' }],
    [{ fields: 'noSuchField' }, { fields: 'noSuchField' }],
    [
      { state: 'partially-signed', command: 'revise' },
      { state: 'signé en partie', command: 'revise' },
    ],
    [
      { last: '2026-11-24', validUntil: '2026-12-24', withdrawalEndsOn: '2026-12-08', issuedOn: '2026-11-01' },
      { last: '24/11/2026', validUntil: '24/12/2026', withdrawalEndsOn: '08/12/2026', issuedOn: '01/11/2026' },
    ],
    [
      { last: 'yesterday', group: '2026-11-24', changes: [] },
      { last: 'yesterday', group: '2026-11-24', changes: [] },
    ],
  ])('%o', (facts, expected) => {
    expect(readableFacts(facts, french)).toEqual(expected)
  })

  test.each([...new Set([...quoteStates, ...invoiceStates, ...messageStates])])(
    'the state %s has its words',
    (state) => {
      expect(errorsFr).toHaveProperty([`state.${state}`])
      expect(errorsEn).toHaveProperty([`state.${state}`])
    },
  )
})
