import { makeSiren, makeSiret } from '../../src/domain/parties/siren'
import type { ClientSnapshot } from '../../src/domain/parties/snapshots'
import { frenchVatNumber } from '../../src/domain/parties/vatNumber'
import type { InvoiceLine } from '../../src/domain/invoices/content'
import { computeTotals, lineNet, type QuoteTotals } from '../../src/domain/quotes/totals'
import { elementAt, randomFrom, type Random } from '../seed/random'

/** Written into the notes of every bench client: what has it is bench data, what has not is somebody's own. */
export const benchNote = 'bench:seed'

/** Series of their own, so that bench documents never take a number of the agency's. */
export const benchSeries = { quotes: 'BD', invoices: 'BF' } as const

const trades = [
  'Menuiserie',
  'Garage',
  'Cabinet',
  'Librairie',
  'Boulangerie',
  'Clinique',
  'Domaine',
  'Atelier',
  'Transports',
  'Pépinière',
]
const names = [
  'Martin',
  'Bernard',
  'Petit',
  'Moreau',
  'Laurent',
  'Simon',
  'Michel',
  'Garcia',
  'Fournier',
  'Roux',
  'Girard',
  'Lambert',
  'Mercier',
]
const cities = [
  ['69001', 'Lyon'],
  ['75010', 'Paris'],
  ['33000', 'Bordeaux'],
  ['44000', 'Nantes'],
  ['59000', 'Lille'],
  ['13001', 'Marseille'],
  ['31000', 'Toulouse'],
] as const

/** The client of a rank, as a document prints it. */
export function benchClient(rank: number): ClientSnapshot & { siren: string } {
  const siren = makeSiren(
    String(99_900_000 + rank)
      .slice(-8)
      .padStart(8, '9'),
  )
  const [postalCode, city] = elementAt(cities, rank % cities.length)
  return {
    kind: 'pro-fr',
    name: `${elementAt(trades, rank % trades.length)} ${elementAt(names, rank % names.length)} ${rank + 1}`,
    siren,
    siret: makeSiret(siren),
    vatNumber: frenchVatNumber(siren),
    address: { line1: `${(rank % 180) + 1} rue de la République`, line2: null, postalCode, city, country: 'FR' },
    attention: null,
  }
}

const works = [
  'Cadrage',
  'Design des gabarits',
  'Développement',
  'Référencement',
  'Recette et mise en ligne',
  'Formation',
  'Maintenance',
]

export type BenchLines = { lines: InvoiceLine[]; totals: QuoteTotals }

/** Two to four lines with their totals, from the product's own computation. */
export function benchLines(random: Random, depositBp: number): BenchLines {
  const lines = Array.from({ length: random.integer(2, 4) }, (): InvoiceLine => {
    const priced = {
      quantityMilli: random.integer(1, 12) * 500,
      unitPriceCents: random.integer(8, 130) * 1_000,
      discountBp: random.chance(0.1) ? 1_000 : 0,
      vatRateBp: random.chance(0.08) ? 1_000 : 2_000,
      vatCategory: 'S' as const,
    }
    return { label: random.pick(works), description: null, unit: 'jour', ...priced, netCents: lineNet(priced) }
  })
  return { lines, totals: computeTotals({ lines, documentDiscountBp: 0, depositBp }) }
}

/** The source of chance of one row. */
export function benchRandom(kind: string, rank: number): Random {
  return randomFrom(`bench ${kind} ${rank}`)
}

/** How many of each there are for so many invoices. */
export function sizesFor(invoices: number): { clients: number; quotes: number; invoices: number } {
  return { clients: Math.max(10, Math.ceil(invoices / 50)), quotes: Math.floor(invoices / 2), invoices }
}

export type Sizes = ReturnType<typeof sizesFor>
