import type { PayloadRequest } from 'payload'

import { byteOrderMark, csvCents, csvRow, csvScaled } from '../../domain/exports/csv'
import { exportTexts } from '../../i18n/exports'
import { cashedByRate } from './cashedByRate'
import { utf8, type ExportFile } from './exportFile'
import type { Period } from './issuedInvoices'

/** Payments of a period per day and VAT rate as CSV, refunds negative (R55): what is reported without a platform. */
export function paymentsByRate(req: PayloadRequest, period: Period): ExportFile {
  return {
    filename: `encaissements-${period.from}-${period.to}.csv`,
    contentType: 'text/csv; charset=utf-8',
    chunks: utf8(paymentTexts(req, period)),
  }
}

async function* paymentTexts(req: PayloadRequest, period: Period): AsyncGenerator<string> {
  const { cashed } = exportTexts
  yield byteOrderMark
  yield csvRow(cashed.columns)
  for (const { day, category, rateBp, netCents, vatCents, grossCents } of await cashedByRate(req, period))
    yield csvRow([
      day,
      rateBp === null ? cashed.credit : csvScaled(rateBp, 2),
      category ?? '',
      csvCents(netCents),
      csvCents(vatCents),
      csvCents(grossCents),
    ])
}
