import { mod97 } from '../../../src/domain/parties/mod97'
import { makeSiren, makeSiret } from '../../../src/domain/parties/siren'
import { frenchVatNumber } from '../../../src/domain/parties/vatNumber'
import { termsEn, termsFr, termsVersion } from './terms'

const siren = makeSiren('99812045')

/** Who sells. The SIREN is not given out yet and bank 99999 does not exist: a scanned QR code pays nobody. */
export const company = {
  legalName: "Trait d'Union SAS",
  tradeName: "Trait d'Union",
  legalForm: 'SAS',
  shareCapitalCents: 1_500_000,
  soleTrader: false,
  siren,
  siret: makeSiret(siren),
  registration: 'RCS Lyon',
  vatRegime: 'standard',
  vatNumber: frenchVatNumber(siren),
  vatOnDebits: false,
  address: { line1: '21 quai Saint-Vincent', line2: null, postalCode: '69001', city: 'Lyon', country: 'FR' },
  email: 'bonjour@trait-d-union.test',
  phone: '04 65 71 69 69',
  website: 'https://trait-d-union.test',
  iban: frenchIban({ bank: '99999', branch: '00001', account: '00012345678' }),
  bic: 'DEMOFRPPXXX',
  bankName: 'Banque de démonstration',
} as const

/** A French account with both keys right: the RIB key and the IBAN's own. */
function frenchIban({ bank, branch, account }: { bank: string; branch: string; account: string }): string {
  const ribKey = 97n - ((89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(account)) % 97n)
  const body = `${bank}${branch}${account}${String(ribKey).padStart(2, '0')}`
  return `FR${String(98 - mod97(`${body}FR00`)).padStart(2, '0')}${body}`
}

const mentionsFrom = '2024-01-01'

/** Wordings of R11, R13 and, on the quotes of consumers only, R46; those of PMT and AAB are the FNFE's own. */
const mentions = [
  {
    code: 'PMD',
    textFr:
      'En cas de retard de paiement, des pénalités au taux annuel de {taux} (taux de refinancement de la BCE majoré de 10 points) sont exigibles sans rappel, dès le jour suivant l’échéance.',
    textEn:
      'Late payment gives rise, without reminder and from the day after the due date, to penalties at the yearly rate of {taux} (ECB refinancing rate plus 10 points).',
  },
  {
    code: 'PMT',
    textFr: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.',
    textEn: 'Fixed charge for recovery costs in case of late payment: €40.',
  },
  {
    code: 'AAB',
    textFr: 'Les règlements reçus avant la date d’échéance ne donneront pas lieu à escompte.',
    textEn: 'No discount is granted for payment before the due date.',
  },
  {
    code: 'vat-franchise',
    textFr: 'TVA non applicable, art. 293 B du CGI.',
    textEn: 'VAT not applicable, article 293 B of the French tax code (CGI).',
  },
  {
    code: 'vat-exempt',
    textFr: 'Exonération de TVA, art. 261 du CGI.',
    textEn: 'Exempt from VAT, article 261 of the French tax code (CGI).',
  },
  { code: 'vat-reverse-charge', textFr: 'Autoliquidation.', textEn: 'Reverse charge (autoliquidation).' },
  {
    code: 'vat-intra-eu',
    textFr: 'Exonération de TVA, art. 262 ter I du CGI.',
    textEn: 'VAT exempt intra-Community supply, article 262 ter I of the French tax code (CGI).',
  },
  {
    code: 'vat-export',
    textFr:
      'TVA non applicable : prestation fournie à un preneur établi hors de l’Union européenne, art. 259, 1° du CGI.',
    textEn:
      'No French VAT: service to a customer established outside the European Union, article 259, 1° of the French tax code (CGI).',
  },
  { code: 'vat-out-of-scope', textFr: 'Opération hors du champ de la TVA.', textEn: 'Outside the scope of VAT.' },
  {
    code: 'vat-on-debits',
    textFr: 'Option pour le paiement de la taxe d’après les débits.',
    textEn: 'VAT paid on debits (option pour le paiement de la taxe d’après les débits).',
  },
  {
    code: 'mediator',
    textFr:
      'En cas de litige, le client consommateur peut recourir gratuitement au médiateur de la consommation dont relève le prestataire\u00a0: Médiation Démo, 1 rue de l’Exemple, 75000 Paris (médiateur fictif de la démonstration\u00a0; C. conso L612-1).',
    textEn:
      'In case of a dispute, a consumer may turn, free of charge, to the consumer mediator of the provider: Médiation Démo, 1 rue de l’Exemple, 75000 Paris (fictional mediator of this demonstration; French Consumer Code, art. L612-1).',
  },
].map((mention) => ({ ...mention, from: mentionsFrom }))

/** Commercial defaults, legal rates and wordings. */
export const billing = {
  depositBp: 3_000,
  validityDays: 30,
  paymentTermDays: 30,
  termsFr,
  termsEn,
  termsVersion,
  quotePrefix: 'DEV',
  invoicePrefix: 'FA',
  creditNotePrefix: 'AV',
  penaltyRates: [
    // ECB rate + 10 points. The three first half-years are plausible figures for the story, not checked ones.
    { from: '2024-07-01', rateBp: 1_425 },
    { from: '2025-01-01', rateBp: 1_315 },
    { from: '2025-07-01', rateBp: 1_215 },
    // legal.md, section 2
    { from: '2026-01-01', rateBp: 1_215 },
    { from: '2026-07-01', rateBp: 1_240 },
  ],
  mentions,
}

/** The ladder of reminders: D+3, D+10, D+21, D+30. */
export const dunning = {
  active: true,
  minimumGapDays: 5,
  levels: [{ afterDays: 3 }, { afterDays: 10 }, { afterDays: 21 }, { afterDays: 30 }],
}

export const site = {
  title: "Trait d'Union, agence web à Lyon",
  description: 'Sites, boutiques et applications sur mesure, du premier atelier à la mise en ligne.',
}
