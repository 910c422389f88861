import { describe, expect, test } from 'vitest'
import { reminderContent } from '@/domain/dunning/content'
import { reminderLevels } from '@/domain/dunning/policy'
import { clientKinds } from '@/domain/parties/snapshots'

const professionals = clientKinds.filter((kind) => kind !== 'consumer')

describe('R34: what each level states', () => {
  test('rises in tone', () => {
    for (const kind of clientKinds)
      expect(reminderLevels.map((level) => reminderContent(level, kind).tone)).toEqual([
        'friendly',
        'courteous',
        'firm',
        'urgent',
        'formal',
      ])
  })

  test('levels 0 and 1 threaten with nothing', () => {
    for (const kind of clientKinds)
      for (const level of [0, 1] as const)
        expect(reminderContent(level, kind)).toMatchObject({
          saysIgnoreIfPaid: true,
          statesDaysLate: false,
          recallsLateTerms: false,
          showsInterest: false,
          showsFee: false,
          announcesFormalNotice: false,
          deadlineDays: null,
          legalBases: [],
        })
  })

  test('level 2 states the days late, asks for a date and recalls the terms to professionals only, without an amount', () => {
    for (const kind of clientKinds)
      expect(reminderContent(2, kind)).toMatchObject({
        statesDaysLate: true,
        asksForDate: true,
        recallsLateTerms: kind !== 'consumer',
        showsInterest: false,
        showsFee: false,
        deadlineDays: null,
      })
  })

  test('level 3 gives 7 days, announces the formal notice and offers installments; level 4 is it, and gives 8 days', () => {
    for (const kind of clientKinds) {
      expect(reminderContent(3, kind)).toMatchObject({
        deadlineDays: 7,
        announcesFormalNotice: true,
        offersInstallments: true,
        isFormalNotice: false,
      })
      expect(reminderContent(4, kind)).toMatchObject({
        deadlineDays: 8,
        announcesFormalNotice: false,
        isFormalNotice: true,
        saysIgnoreIfPaid: false,
      })
    }
  })

  test('only level 4 is a formal notice', () => {
    for (const kind of clientKinds)
      expect(reminderLevels.filter((level) => reminderContent(level, kind).isFormalNotice)).toEqual([4])
  })

  test.each(professionals)('levels 3 and 4 show interest and fee to %s (D4)', (kind) => {
    const showing = reminderLevels.filter((level) => {
      const { showsInterest, showsFee } = reminderContent(level, kind)
      return showsInterest && showsFee
    })
    expect(showing).toEqual([3, 4])
    expect(reminderContent(4, kind).legalBases).toEqual([
      'ccom-l441-10',
      'ccom-d441-5',
      'cciv-1344',
      'cciv-1344-1',
      'cciv-1231-6',
    ])
  })

  test('R31: a consumer is never told of 40 €, L441-10 or its rate, and of legal interest only by the formal notice', () => {
    for (const level of reminderLevels) {
      const content = reminderContent(level, 'consumer')
      expect(content.showsFee || content.showsInterest || content.recallsLateTerms).toBe(false)
      expect(content.legalBases.filter((basis) => basis.startsWith('ccom'))).toEqual([])
      expect(content.startsLegalInterest).toBe(level === 4)
    }
    expect(reminderContent(4, 'consumer').legalBases).toEqual(['cciv-1344', 'cciv-1344-1', 'cciv-1231-6'])
  })
})
