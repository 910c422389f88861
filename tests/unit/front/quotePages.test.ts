import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { isFill, keptPage } from '@/front/quotePages'

let server: Server
let origin = ''
let status = 200
let asked: Headers[] = []

beforeEach(async () => {
  asked = []
  status = 200
  server = createServer((request, response) => {
    asked.push(new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)])))
    const nonce = `n${asked.length}`
    response.writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    })
    response.end(`<script nonce="${nonce}">1</script><p>${asked.length}</p>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  origin = `http://127.0.0.1:${address.port}`
})

afterEach(() => new Promise((resolve) => server.close(resolve)))

let page = 0
const anotherPage = (): string => `/devis/${(page += 1)}`

describe('the kept page of a quote', () => {
  test('is rendered once for readers who come together, and each gets their own nonce', async () => {
    const pathname = anotherPage()
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((nonce) => keptPage({ origin, pathname }, { mark: 'm1', nonce })),
    )
    expect(asked).toHaveLength(1)
    expect(answers.map((answer) => answer?.html)).toEqual(
      ['a', 'b', 'c'].map((nonce) => `<script nonce="${nonce}">1</script><p>1</p>`),
    )
  })

  test('Q2, Q3: is rendered anew as soon as its mark is another one', async () => {
    const pathname = anotherPage()
    await keptPage({ origin, pathname }, { mark: 'sent', nonce: 'x' })
    const after = await keptPage({ origin, pathname }, { mark: 'accepted', nonce: 'x' })
    expect(after?.html).toContain('<p>2</p>')
  })

  test('an error page is not kept', async () => {
    const pathname = anotherPage()
    status = 500
    expect(await keptPage({ origin, pathname }, { mark: 'm', nonce: 'x' })).toBeNull()
    status = 200
    expect((await keptPage({ origin, pathname }, { mark: 'm', nonce: 'x' }))?.html).toContain('nonce="x"')
  })

  test('only this process can ask for the rendering itself', async () => {
    await keptPage({ origin, pathname: anotherPage() }, { mark: 'm', nonce: 'x' })
    expect(isFill(asked[0] ?? new Headers())).toBe(true)
    expect(isFill(new Headers({ 'x-tu-fill': 'guess' }))).toBe(false)
  })
})
