import type { Payload } from 'payload'

import type { MentionCode } from '@/domain/invoices/content'
import type { Billing, Company } from '@/payload-types'

import { sellerFixture } from './quoteContent'

type Settings = { company?: Partial<Company>; billing?: Partial<Billing> }

/** An agency that has filled in its settings, so that quotes can be sent and invoices issued; except what is given. */
export async function configureAgency(payload: Payload, { company = {}, billing = {} }: Settings = {}): Promise<void> {
  await payload.updateGlobal({ slug: 'company', data: { ...sellerFixture, ...company } })
  await payload.updateGlobal({ slug: 'billing', data: { ...billingFixture, ...billing } })
}

const texts: Partial<Record<MentionCode, string>> = {
  PMD: 'Pénalités de retard au taux de {taux} l’an, exigibles sans rappel.',
  PMT: 'Indemnité forfaitaire pour frais de recouvrement : 40 €.',
  AAB: 'Pas d’escompte pour paiement anticipé.',
  'vat-franchise': 'TVA non applicable, art. 293 B du CGI.',
  'vat-reverse-charge': 'Autoliquidation.',
}

const billingFixture: Partial<Billing> = {
  depositBp: 3_000,
  validityDays: 30,
  paymentTermDays: 30,
  termsFr: 'Article 1 — Objet. Les présentes conditions s’appliquent à toute prestation.',
  termsEn: 'Article 1 — Scope. These terms apply to all work.',
  termsVersion: '2026-09',
  penaltyRates: [{ from: '2026-07-01', rateBp: 1_215 }],
  mentions: Object.entries(texts).map(([code, text]) => ({ code, from: '2026-01-01', textFr: text, textEn: text })),
}
