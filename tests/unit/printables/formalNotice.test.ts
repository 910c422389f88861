import { describe, expect, test } from 'vitest'

import { civilDate } from '@/domain/dates/civilDate'
import type { FormalNoticeContent } from '@/domain/messages/mail'
import type { ClientKind, Language } from '@/domain/parties/snapshots'
import { renderFormalNotice } from '@/printables/renderPrintable'

import { finalInvoiceContentFixture } from '../../factories/invoiceContent'

function notice(kind: ClientKind, language: Language = 'fr'): FormalNoticeContent {
  const invoice = finalInvoiceContentFixture({ language })
  const isConsumer = kind === 'consumer'
  return {
    on: civilDate('2027-05-04'),
    item: {
      invoice: { ...invoice, client: { ...invoice.client, kind } },
      level: 4,
      leftCents: 120_000,
      daysLate: 30,
      interestCents: isConsumer ? 0 : 1_192,
      feeCents: isConsumer ? 0 : 4_000,
      url: '',
      answersUrl: '',
    },
  }
}

async function textOf(content: FormalNoticeContent): Promise<string> {
  const html = (await renderFormalNotice(content)).replace(/<style>.*?<\/style>/s, '')
  return html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
}

describe('R34, R35: the letter of a formal notice', () => {
  test('to a professional: parties, sums apart, deadline, what follows, account and law', async () => {
    const { item } = notice('pro-fr')
    const text = await textOf(notice('pro-fr'))
    const { seller, client, number, paymentReference } = item.invoice
    for (const fact of [
      seller.legalName,
      client.name,
      number,
      paymentReference,
      '1 200,00 €',
      '11,92 €',
      '40,00 €',
      '1 251,92 €',
    ])
      expect(text).toContain(fact)
    for (const words of [
      'Mise en demeure',
      'mettons en demeure',
      'article 1344 du',
      '12 mai 2027',
      'injonction',
      'L441-10',
      'D441-5',
    ])
      expect(text).toContain(words)
  })

  test('R31: to a consumer nothing that only professionals owe', async () => {
    const text = await textOf(notice('consumer'))
    expect(text).not.toMatch(/40,00|L441|D441|ndemnité forfaitaire|Pénalités/)
    expect(text).toContain('1231-6')
  })

  test('in English it still says "mise en demeure"', async () => {
    const text = await textOf(notice('pro-eu', 'en'))
    expect(text).toContain('Formal notice to pay (mise en demeure)')
    expect(text).not.toContain('Pénalités')
  })
})
