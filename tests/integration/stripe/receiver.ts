import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

export type Receiver = {
  url: string
  got: { body: string; signature: string; status: number }[]
  refuseNext(times: number): void
}

/** Takes webhooks for one test, or refuses them with 503. */
export async function startReceiver(): Promise<Receiver> {
  const got: Receiver['got'] = []
  let refusals = 0
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const status = refusals > 0 ? 503 : 200
      refusals -= 1
      got.push({ body, signature: String(request.headers['stripe-signature']), status })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The receiver has no port')
  return { url: `http://127.0.0.1:${address.port}/hook`, got, refuseNext: (times) => (refusals = times) }
}
