import { describe, expect, test } from 'vitest'
import { civilDate } from '@/domain/dates/civilDate'
import type { Billing } from '@/payload-types'
import { mentionTexts } from '@/services/settings'

const mention = (code: string, from: string, textFr: string) => ({ code, from, textFr, textEn: `${textFr} (en)` })

const billingSettings: Billing = {
  id: 'billing',
  validityDays: 30,
  paymentTermDays: 30,
  quotePrefix: 'DEV',
  invoicePrefix: 'FA',
  creditNotePrefix: 'AV',
  customersAccount: '411000',
  salesAccount: '706000',
  depositsAccount: '419100',
  vatAccount: '445710',
  vatWaitingAccount: '445740',
  salesJournal: 'VE',
  salesJournalName: 'Ventes',
}

function billing(facts: Pick<Billing, 'mentions' | 'penaltyRates'>): Billing {
  return { ...billingSettings, ...facts }
}

const today = civilDate('2026-11-24')

describe('R32: the texts of mentions', () => {
  const withRate = [
    mention('PMD', '2026-01-01', 'Pénalités : {taux}.'),
    mention('AAB', '2026-01-01', 'Pas d’escompte.'),
  ]

  test('R30: take the latest rate in force', () => {
    const penaltyRates = [
      { from: '2026-07-01', rateBp: 1_215 },
      { from: '2026-01-01', rateBp: 1_240 },
      { from: '2027-01-01', rateBp: 1_300 },
    ]
    const texts = mentionTexts(billing({ mentions: withRate, penaltyRates }), 'fr', today)
    expect(texts).toEqual({ PMD: 'Pénalités : 12,15\u00a0%.', AAB: 'Pas d’escompte.' })
  })

  test.each([[null], [[]], [[{ from: '2026-11-25', rateBp: 1_215 }]]])(
    'a text that needs a rate is missing when none is in force: %j',
    (penaltyRates) => {
      expect(mentionTexts(billing({ mentions: withRate, penaltyRates }), 'fr', today)).toEqual({
        AAB: 'Pas d’escompte.',
      })
    },
  )

  test('an older text does not come back in place of one that lacks its rate', () => {
    const mentions = [
      mention('PMD', '2026-06-01', 'Pénalités : {taux}.'),
      mention('PMD', '2026-01-01', 'Ancien texte.'),
    ]
    expect(mentionTexts(billing({ mentions, penaltyRates: [] }), 'fr', today)).toEqual({})
  })

  test('the latest start that is not in the future wins', () => {
    const mentions = [
      mention('AAB', '2026-12-01', 'Demain'),
      mention('AAB', '2026-06-01', 'Aujourd’hui'),
      mention('AAB', '2026-01-01', 'Hier'),
    ]
    expect(mentionTexts(billing({ mentions }), 'en', today)).toEqual({ AAB: 'Aujourd’hui (en)' })
  })
})
