import { civilDate } from '@/domain/dates/civilDate'
import type { Mail, MailContent } from '@/domain/messages/mail'
import type { Language } from '@/domain/parties/snapshots'
import { invoiceContentFixture } from '../../factories/invoiceContent'
import { quoteContentFixture } from '../../factories/quoteContent'

export const url = 'https://agence.example/devis/4nTz0aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789-_'
export const adminUrl = 'https://agence.example/admin/collections/quotes/0190a000-0000-7000-8000-000000000001'

type Content = { [Template in MailContent['template']]: Extract<MailContent, { template: Template }> }

const quote = quoteContentFixture()
const signed = {
  signedOn: civilDate('2026-11-26'),
  signerNames: ['Éloïse Verrier'],
  grossCents: 2_345_678,
  vatCents: 390_946,
  depositCents: 703_703,
}

/** What each kind of mail says in these tests. */
export const contents: Content = {
  'quote-sent': { template: 'quote-sent', quote, url },
  'quote-signed': {
    template: 'quote-signed',
    quote,
    signed,
    transfer: {
      beneficiary: quote.seller.legalName,
      iban: quote.seller.iban,
      bic: quote.seller.bic,
      amountCents: signed.depositCents,
      reference: 'RF18DDEV20260042',
    },
    url,
  },
  'sign-code': { template: 'sign-code', quote, code: '042137' },
  'quote-signed-staff': { template: 'quote-signed-staff', quote, signed, adminUrl },
  'quote-declined-staff': {
    template: 'quote-declined-staff',
    quote,
    reason: 'timing',
    comment: 'Le délai ne nous convient pas.\nPeut-être au printemps.',
    adminUrl,
  },
  'deposit-received': { template: 'deposit-received', invoice: invoiceContentFixture(), start: { kind: 'now' } },
  account: {
    template: 'account',
    subject: 'Réinitialiser le mot de passe',
    html: `Suivez ce lien <a href="${adminUrl}">${adminUrl}</a>`,
    text: `Suivez ce lien ${adminUrl}`,
  },
}

/** One mail to Éloïse; pass a changed content to look at one fact. */
export function mailOf(
  content: MailContent,
  language: Language = 'fr',
  toName: string | null = 'Éloïse Verrier',
): Mail {
  return { ...content, language, brandName: 'Trait d’Union', toName }
}
