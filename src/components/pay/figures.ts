import type { OpenInvoiceView } from '@/contracts/pay'
import { formatRate } from '@/domain/money/format'
import { fill } from '@/i18n/fill'
import type { PayTexts } from '@/i18n/pay'

/** `sum` stands under the line; `left` is what is left after it. */
export type Figure = { name: string; cents: number; weight: 'plain' | 'sum' | 'left' }

/** The one amount that the page opens with. */
export function mainFigure(view: OpenInvoiceView, { amount }: PayTexts): { name: string; cents: number } {
  const { state, content, dueCents, paidCents } = view
  if (state === 'credit-note') return { name: amount.credit, cents: content.grossCents }
  if (dueCents > 0) return { name: amount.due, cents: dueCents }
  if (state === 'processing') return { name: amount.processing, cents: underWayCents(view) }
  if (state === 'paid' && paidCents > 0) return { name: amount.paid, cents: paidCents }
  return { name: amount.total, cents: content.grossCents }
}

/** The column of figures: net, VAT by rate, gross, what came off it, what is left (M4, I5, I6). */
export function figures(view: OpenInvoiceView, texts: PayTexts): Figure[] {
  return [...taxFigures(view, texts), ...moneyFigures(view, texts)]
}

function taxFigures({ content }: OpenInvoiceView, { totals, amount }: PayTexts): Figure[] {
  const { kind, netCents, documentDiscountCents, grossCents, language } = content
  const showsVat = content.seller.vatRegime === 'standard'
  const discount: Figure[] = [
    {
      name: showsVat ? totals.subtotal : totals.subtotalNoVat,
      cents: netCents + documentDiscountCents,
      weight: 'plain',
    },
    { name: totals.discount, cents: 0 - documentDiscountCents, weight: 'plain' },
  ]
  const vat = content.vat
    .filter(({ vatCents }) => vatCents !== 0)
    .map(({ rateBp, vatCents }): Figure => {
      return { name: fill(totals.vat, { rate: formatRate(rateBp, language) }), cents: vatCents, weight: 'plain' }
    })
  const gross = vat.length > 0 ? totals.gross : totals.grossNoVat
  return [
    ...(documentDiscountCents === 0 ? [] : discount),
    ...(showsVat ? [{ name: totals.net, cents: netCents, weight: 'plain' } as const, ...vat] : []),
    { name: kind === 'credit-note' ? amount.credit : gross, cents: grossCents, weight: 'sum' },
  ]
}

function moneyFigures(view: OpenInvoiceView, { totals }: PayTexts): Figure[] {
  const { content, paidCents, creditedCents } = view
  if (content.kind === 'credit-note') return []
  // a paid deposit's own payment is a row like any other; what a final invoice deducts is not (I5)
  const deductedCents = content.kind === 'final' ? content.prepaidCents : 0
  const taken = [
    { name: totals.deposits, cents: deductedCents },
    { name: totals.credited, cents: creditedCents },
    { name: totals.paid, cents: paidCents },
    { name: totals.underWay, cents: underWayCents(view) },
  ].filter(({ cents }) => cents !== 0)
  if (taken.length === 0) return []
  const leftCents = taken.reduce((left, { cents }) => left - cents, content.grossCents)
  const left: Figure =
    leftCents < 0
      ? { name: totals.surplus, cents: 0 - leftCents, weight: 'left' }
      : { name: totals.due, cents: leftCents, weight: 'left' }
  return [...taken.map(({ name, cents }): Figure => ({ name, cents: 0 - cents, weight: 'plain' })), left]
}

function underWayCents({ payments }: OpenInvoiceView): number {
  return payments
    .filter(({ kind, state }) => kind === 'payment' && state === 'pending')
    .reduce((sum, { amountCents }) => sum + amountCents, 0)
}
