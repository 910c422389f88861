import type { Row } from './report'
import type { Stage } from './stage'
import { underLoad } from './underLoad'

/** The page that a client opens, beside a Next page that shows one row found by its primary key. */
export function quotePage(connections: number): (stage: Stage) => Promise<Row> {
  return async ({ webUrl, floorUrl, sent, seconds }) => {
    const load = { connections, seconds, expected: sent.content.title }
    const product = await underLoad({ ...load, url: `${webUrl}/devis/${sent.token}` })
    const floor = await underLoad({ ...load, url: `${floorUrl}/versions/${sent.versionId}` })
    return { kind: 'timing', name: `Quote page, ${connections} parallel`, product, floor }
  }
}
