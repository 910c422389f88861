import { describe, expect, test } from 'vitest'

import { civilDate } from '@/domain/dates/civilDate'
import type { ReminderLevel } from '@/domain/dunning/policy'
import type { ReminderItem, ReminderWording } from '@/domain/messages/mail'
import type { ClientKind } from '@/domain/parties/snapshots'
import { renderMail } from '@/emails/renderMail'

import { finalInvoiceContentFixture } from '../../factories/invoiceContent'
import { mailOf } from './exampleMails'

type Told = { level: ReminderLevel; kind?: ClientKind; wording?: ReminderWording | null }

function written({ level, kind = 'pro-fr', wording = null }: Told): { subject: string; text: string } {
  const invoice = finalInvoiceContentFixture()
  const isClaimed = level >= 3 && kind !== 'consumer'
  const item: ReminderItem = {
    invoice: { ...invoice, client: { ...invoice.client, kind } },
    level,
    leftCents: 120_000,
    daysLate: 21,
    interestCents: isClaimed ? 840 : 0,
    feeCents: isClaimed ? 4_000 : 0,
    url: 'https://agence.example/facture/abc',
    answersUrl: 'https://agence.example/r/def',
  }
  return renderMail(mailOf({ template: 'reminder', items: [item], on: civilDate('2027-05-04'), wording }))
}

describe('R34: what each level must and must not say', () => {
  test.each([0, 1, 2, 3, 4] as const)(
    'level %i: number, amount, due date, pay link, IBAN and the four answers',
    (level) => {
      const { subject, text } = written({ level })
      const invoice = finalInvoiceContentFixture()
      for (const fact of [invoice.number, 'https://agence.example/facture/abc', 'IBAN', 'Échéance'])
        expect(text).toContain(fact)
      expect(text).toMatch(/1\s200,00\s€/)
      for (const kind of ['promise', 'installments', 'problem', 'paid']) expect(text).toContain(`/r/def#${kind}`)
      expect(subject).toContain(invoice.number)
    },
  )

  test('levels 1 and 2 assert no penalty and no fee', () => {
    for (const level of [1, 2] as const) expect(written({ level }).text).not.toMatch(/40,00|8,40/)
    expect(written({ level: 1 }).text).not.toContain('pénalités')
    expect(written({ level: 2 }).text).toContain('21 jours')
  })

  test('level 3 states interest and fee apart, seven days, and announces the notice', () => {
    const { text } = written({ level: 3 })
    expect(text).toMatch(/Pénalités de retard à ce jour\u00a0: 8,40\s€/)
    expect(text).toMatch(/Indemnité forfaitaire de recouvrement\u00a0: 40,00\s€/)
    expect(text).toContain('11 mai 2027')
    expect(text).toContain('mise en demeure')
  })

  test('level 4 is a formal notice in subject and body, with parties, eight days, consequence and law', () => {
    const { subject, text } = written({ level: 4 })
    expect(subject).toMatch(/^Mise en demeure/)
    for (const fact of [
      'mettons en demeure',
      'article 1344 du',
      'Créancier',
      'Débiteur',
      '12 mai 2027',
      'injonction de payer',
      'L441-10',
      'D441-5',
    ])
      expect(text).toContain(fact)
    expect(text).not.toContain('merci d’ignorer')
  })

  test('R31: a consumer reads of no fee, no professional rate and no commercial code', () => {
    for (const level of [2, 3, 4] as const)
      expect(written({ level, kind: 'consumer' }).text).not.toMatch(/40,00|L441|D441|pénalités|Indemnité/i)
    expect(written({ level: 4, kind: 'consumer' }).text).toContain('1231-6')
  })

  test('staff’s words cannot take the notice out of a formal notice', () => {
    const wording = { subject: 'Dernier message', paragraphs: ['Nos propres mots.'] }
    const { subject, text } = written({ level: 4, wording })
    expect(subject).toBe('Mise en demeure – Dernier message')
    expect(text).toContain('mettons en demeure')
    expect(text).toContain('Nos propres mots.')
    expect(written({ level: 1, wording }).text).not.toContain('Un oubli arrive')
  })
})
