import { civilDate } from '@/domain/dates/civilDate'
import type { Mail, MailContent } from '@/domain/messages/mail'
import type { Language } from '@/domain/parties/snapshots'
import type { WithdrawalRecord } from '@/domain/quotes/withdrawal'
import { finalInvoiceContentFixture, invoiceContentFixture } from '../../factories/invoiceContent'
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

const record: WithdrawalRecord = {
  schema: 'trait-d-union/withdrawal/1',
  declaredAt: '2026-12-01T11:00:05.123Z',
  name: 'Éloïse Verrier',
  email: 'eloise@verrier.example',
  statement: 'Je vous notifie ma rétractation du contrat DEV-2026-0042, pour un total de 23\u00a0456,78\u00a0€.',
  paidCents: 703_703,
  refundDueOn: civilDate('2026-12-15'),
  mayKeepPart: false,
}

export const earlier = { names: ['Éloïse Verrier'], grossCents: 2_345_678, vatCents: 390_946, depositCents: 703_703 }

const invoiceUrl = 'https://agence.example/facture/4nTz0aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789-_'
const { number, issuedOn, grossCents, vat } = finalInvoiceContentFixture()
const correctedInvoice = { number, issuedOn, grossCents, vat }

/** What each kind of mail says in these tests. */
export const contents: Content = {
  'quote-sent': { template: 'quote-sent', quote, earlier: null, url },
  'quote-to-countersign': { template: 'quote-to-countersign', quote, earlier, url },
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
    by: quote.client.name,
    reason: 'timing',
    comment: 'Le délai ne nous convient pas.\nPeut-être au printemps.',
    adminUrl,
  },
  'quote-reminder': { template: 'quote-reminder', quote, earlier: null, step: 'third-day', daysLeft: 27, url },
  'quote-update-requested-staff': {
    template: 'quote-update-requested-staff',
    quote,
    words: 'Notre budget est voté.\nPouvez-vous le refaire ?',
    adminUrl,
  },
  'ledger-anchor': {
    template: 'ledger-anchor',
    anchor: { day: civilDate('2026-11-24'), fileSha256: 'a1b2c3d4'.repeat(8), chains: 1_234, isAttached: true },
  },
  'withdrawal-receipt': { template: 'withdrawal-receipt', quote, record },
  'quote-withdrawn-staff': { template: 'quote-withdrawn-staff', quote, record, adminUrl },
  'deposit-received': { template: 'deposit-received', invoice: invoiceContentFixture(), start: { kind: 'now' } },
  'invoice-sent': { template: 'invoice-sent', invoice: finalInvoiceContentFixture(), url: invoiceUrl },
  'credit-note-sent': {
    template: 'credit-note-sent',
    invoice: {
      ...invoiceContentFixture({ kind: 'credit-note', number: 'AV-2026-0003' }),
      note: 'Prestation annulée.',
      preceding: [correctedInvoice],
    },
  },
  'payment-received': {
    template: 'payment-received',
    invoice: finalInvoiceContentFixture(),
    payment: { amountCents: 120_000, method: 'transfer', receivedOn: civilDate('2027-03-02') },
    leftCents: 4_500,
    url: invoiceUrl,
  },
  'payment-failed': {
    template: 'payment-failed',
    payment: { amountCents: 120_000, method: 'sepa-debit' },
    number: 'FA-2027-0009',
    currency: 'EUR',
    seller: quote.seller,
    url: invoiceUrl,
  },
  'payment-review-staff': {
    template: 'payment-review-staff',
    review: {
      kind: 'held',
      number: 'FA-2027-0009',
      clientName: 'Maison Verrier',
      amountCents: 120_000,
      currency: 'EUR',
      reason: 'Montant inattendu : 1 100,00 €',
    },
    adminUrl,
  },
  reminder: {
    template: 'reminder',
    items: [
      {
        invoice: finalInvoiceContentFixture(),
        level: 3,
        leftCents: 120_000,
        daysLate: 21,
        interestCents: 840,
        feeCents: 4_000,
        url: invoiceUrl,
        answersUrl: 'https://agence.example/r/4nTz0aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789-_',
      },
    ],
    on: civilDate('2027-05-04'),
    wording: null,
  },
  'reminder-answer-staff': {
    template: 'reminder-answer-staff',
    news: {
      kind: 'installments',
      number: 'FA-2027-0009',
      clientName: 'Maison Verrier',
      currency: 'EUR',
      leftCents: 120_000,
      promisedOn: null,
      parts: [
        { on: civilDate('2027-05-10'), amountCents: 60_000 },
        { on: civilDate('2027-06-10'), amountCents: 60_000 },
      ],
      words: 'Notre trésorerie est tendue.',
      hasProof: false,
    },
    adminUrl,
  },
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
