import { endOfDayInParis, yearOf, type CivilDate } from '../../src/domain/dates/civilDate'
import type { InvoiceContent } from '../../src/domain/invoices/content'
import { formatNumber } from '../../src/domain/invoices/number'
import { transferReference } from '../../src/domain/payments/transferReference'
import { contentHash } from '../../src/services/digest'
import { company } from '../seed/data/settings'
import { benchClient, benchLines, benchRandom, type BenchLines, type Sizes } from './model'
import type { BenchCalendar } from './calendar'

export type Numberer = {
  take(day: CivilDate): Taken
  /** The last number given in each year. */
  last(): { year: number; last: number }[]
}

/** Gives numbers in the order in which it is asked; a new year starts at 1 (I1). */
export function numberer(series: string): Numberer {
  const counters = new Map<number, number>()
  return {
    take(day) {
      const year = yearOf(day)
      const sequence = (counters.get(year) ?? 0) + 1
      counters.set(year, sequence)
      return { number: formatNumber(series, year, sequence), series, year, sequence }
    },
    last: () => [...counters].map(([year, last]) => ({ year, last })),
  }
}

type Taken = { number: string; series: string; year: number; sequence: number }

export type BenchQuote = BenchLines & {
  rank: number
  clientRank: number
  state: 'draft' | 'accepted' | 'declined' | 'expired'
  number: string | null
  title: string
  day: CivilDate
  validUntil: CivilDate
}

const depositBp = 3_000

/** Closed quotes of five years and some drafts; none is out, so that no link leads nowhere. */
export function* benchQuotes(sizes: Sizes, calendar: BenchCalendar, numbers: Numberer): Generator<BenchQuote> {
  for (let rank = 0; rank < sizes.quotes; rank += 1) {
    const random = benchRandom('quote', rank)
    const { day, age } = calendar.dayOfRank(rank, sizes.quotes)
    const state = random.pick([
      'accepted',
      'accepted',
      'accepted',
      'accepted',
      'declined',
      'expired',
      'expired',
      'draft',
    ] as const)
    yield {
      rank,
      clientRank: (rank * 7) % sizes.clients,
      state,
      number: state === 'draft' ? null : numbers.take(day).number,
      title: `Projet ${rank + 1}`,
      day,
      validUntil: calendar.dayAt(age - 30),
      ...benchLines(random, depositBp),
    }
  }
}

export type BenchInvoice = Taken & {
  rank: number
  clientRank: number
  quoteRank: number | null
  state: 'issued' | 'partially-paid' | 'paid'
  content: InvoiceContent
  issuedAt: string
  sha256: string
  previousSha256: string | null
  payments: { amountCents: number; receivedOn: CivilDate }[]
  paidCents: number
}

const mentions: InvoiceContent['mentions'] = [
  {
    code: 'PMD',
    text: 'En cas de retard de paiement, des pénalités au taux annuel de 12,40 % sont exigibles sans rappel.',
  },
  { code: 'PMT', text: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.' },
  { code: 'AAB', text: 'Les règlements reçus avant la date d’échéance ne donneront pas lieu à escompte.' },
]

/** Issued invoices of five years, in the order of their numbers, each chained to the one before (I3). */
export function* benchInvoices(sizes: Sizes, calendar: BenchCalendar, numbers: Numberer): Generator<BenchInvoice> {
  let previousSha256: string | null = null
  const seller = { ...company, address: { ...company.address } }
  for (let rank = 0; rank < sizes.invoices; rank += 1) {
    const random = benchRandom('invoice', rank)
    const { day, age } = calendar.dayOfRank(rank, sizes.invoices)
    const taken = numbers.take(day)
    const quoteRank = rank % 2 === 0 ? Math.floor(rank / 2) % sizes.quotes : null
    const clientRank = ((quoteRank ?? rank) * 7) % sizes.clients
    const { lines, totals } = benchLines(random, 0)
    const content: InvoiceContent = {
      schema: 'trait-d-union/invoice/1',
      kind: 'standard',
      number: taken.number,
      currency: 'EUR',
      language: 'fr',
      issuedOn: day,
      suppliedOn: day,
      dueOn: calendar.dayAt(age - 30),
      period: null,
      operation: 'services',
      seller,
      client: benchClient(clientRank),
      quote: null,
      purchaseOrder: null,
      lines,
      documentDiscountCents: 0,
      vat: totals.vat,
      netCents: totals.netCents,
      vatCents: totals.vatCents,
      grossCents: totals.grossCents,
      prepaidCents: 0,
      payableCents: totals.grossCents,
      preceding: [],
      mentions,
      note: null,
      paymentReference: transferReference('invoice', taken.number),
    }
    const sha256 = contentHash({ content, previousSha256 })
    const payments = paymentsOf({ random, age, grossCents: totals.grossCents, calendar })
    const paidCents = payments.reduce((sum, { amountCents }) => sum + amountCents, 0)
    const state = paidCents === 0 ? 'issued' : paidCents < totals.grossCents ? 'partially-paid' : 'paid'
    yield {
      ...taken,
      rank,
      clientRank,
      quoteRank,
      state,
      content,
      issuedAt: noon(day),
      sha256,
      previousSha256,
      payments,
      paidCents,
    }
    previousSha256 = sha256
  }
}

type Paying = { random: ReturnType<typeof benchRandom>; age: number; grossCents: number; calendar: BenchCalendar }

/** Nearly all old invoices are paid in one to three parts, some only in part; young ones are open. */
function paymentsOf({ random, age, grossCents, calendar }: Paying): BenchInvoice['payments'] {
  const isOpen = age < 20 || random.chance(age < 90 ? 0.35 : 0.01)
  if (isOpen) return []
  const parts = random.pick([1, 1, 1, 2, 3])
  const isPartial = random.chance(age < 90 ? 0.15 : 0.01)
  const share = Math.floor(grossCents / parts)
  const amounts = Array.from({ length: parts }, (_, index) =>
    index === parts - 1 ? grossCents - share * (parts - 1) : share,
  )
  const received = isPartial ? [Math.ceil(grossCents / 3)] : amounts
  return received.map((amountCents, index) => ({
    amountCents,
    receivedOn: calendar.dayAt(Math.max(1, age - 12 - index * 9)),
  }))
}

const instants = new Map<CivilDate, string>()

/** Some instant of the day: its last, less twelve hours. */
export function noon(day: CivilDate): string {
  return instants.get(day) ?? rememberNoon(day)
}

function rememberNoon(day: CivilDate): string {
  const instant = new Date(Date.parse(endOfDayInParis(day)) - 12 * 60 * 60_000).toISOString()
  instants.set(day, instant)
  return instant
}
