import type { Row } from './report'
import type { Stage } from './stage'
import { underLoad } from './underLoad'

/** Staff's first page of invoices over REST, beside a Next route that answers the same from one query. */
export async function invoiceList({ webUrl, floorUrl, staffHeaders, seconds }: Stage): Promise<Row> {
  const load = { connections: 1, seconds }
  const product = await underLoad({
    ...load,
    url: `${webUrl}/api/invoices?limit=25&depth=0&sort=-issuedOn`,
    headers: staffHeaders,
    expected: '"totalDocs"',
  })
  const floor = await underLoad({ ...load, url: `${floorUrl}/invoices`, expected: '"total"' })
  return { kind: 'timing', name: 'REST list of 25 invoices', product, floor }
}
