import { inProduct } from './inProduct'
import { postSignature, signActionId } from './postSignature'
import type { Row } from './report'
import { signableQuotes, type Signable } from './signableQuotes'
import type { Stage } from './stage'
import { oneAfterTheOther } from './timing'

const rounds = { warmUp: 10, times: 100 }

/** What a signer waits for: their request over HTTP, from the click to the signed page; each signs a quote of its own. */
export async function signRequest(stage: Stage): Promise<Row> {
  const count = rounds.warmUp + rounds.times
  const quotes = await inProduct(stage.env, (payload) => signableQuotes(payload, stage, count))
  const actionId = signActionId()
  const product = await oneAfterTheOther(rounds, () => postSignature(stage.webUrl, actionId, nextOf(quotes).request))
  return { kind: 'target', name: 'Sign request', product, targetMs: 150 }
}

/** Takes one quote out: it can be signed once. */
export function nextOf(quotes: Signable[]): Signable {
  const next = quotes.shift()
  if (next === undefined) throw new Error('All quotes are signed')
  return next
}
