import { NextRequest } from 'next/server'
import { afterEach, describe, expect, test } from 'vitest'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { adminPolicy, config, proxy, publicPolicy } from '@/proxy'

function directives(policy: string): Map<string, string> {
  return new Map(policy.split('; ').map((directive) => [directive.split(' ')[0] ?? '', directive]))
}

describe('issue 2, point 11: a strict policy with a nonce for public pages', () => {
  const policy = directives(publicPolicy('abc', false))
  test('scripts run by nonce only', () => {
    expect(policy.get('script-src')).toBe("script-src 'nonce-abc' 'strict-dynamic'")
  })
  test('nothing inline, no eval, nothing from elsewhere', () => {
    const loading = [...policy].filter(([name]) => name !== 'form-action').map(([, directive]) => directive)
    expect(loading.join('; ')).not.toMatch(/unsafe|https:|\*/)
  })
  test('I9: a form leads on to the page where one pays, and nowhere else', () => {
    expect(policy.get('form-action')).toBe("form-action 'self' https://checkout.stripe.com")
  })
  test('no framing, no base, no plugin', () => {
    for (const name of ['frame-ancestors', 'base-uri', 'object-src']) expect(policy.get(name)).toBe(`${name} 'none'`)
  })
  test('the admin differs for styles and workers only, never for scripts', () => {
    const admin = directives(adminPolicy('abc', false))
    expect(admin.get('script-src')).toBe(policy.get('script-src'))
    expect(admin.get('style-src')).toBe("style-src 'self' 'unsafe-inline'")
    expect(admin.get('frame-ancestors')).toBe("frame-ancestors 'none'")
  })
})

describe('each request', () => {
  const ask = (path: string): Promise<Response> => proxy(new NextRequest(`http://localhost:1${path}`))
  test('gets a nonce of its own', async () => {
    const [first, second] = await Promise.all([ask('/contact'), ask('/contact')])
    expect(first.headers.get('content-security-policy')).not.toBe(second.headers.get('content-security-policy'))
  })
  test('a secret link is never sent to another site as a referrer; other pages keep their origin', async () => {
    expect((await ask('/facture/secret')).headers.get('referrer-policy')).toBe('same-origin')
    expect((await ask('/devis/secret')).headers.get('referrer-policy')).toBe('no-referrer')
    expect((await ask('/contact')).headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
  })
  test.each([
    ['/devis/secret', true],
    ['/admin/collections/quotes', true],
    ['/', true],
    ['/api/health/ready', false],
    ['/_next/static/chunks/a.js', false],
    ['/favicon.ico', false],
  ])('%s: handled %s', (path, isHandled) => {
    expect(config.matcher.some((source) => new RegExp(`^${source}$`).test(path))).toBe(isHandled)
  })
})

describe('bad input: the database is down', () => {
  let server: Server | null = null
  afterEach(() => {
    server?.close()
    delete process.env['PORT']
  })

  test('a quote’s link answers 503, readable without scripts, and asks again by itself', async () => {
    server = createServer((_request, response) => response.writeHead(503).end()).listen(0, '127.0.0.1')
    await new Promise((resolve) => server?.once('listening', resolve))
    process.env['PORT'] = String((server.address() as AddressInfo).port)
    await new Promise((resolve) => setTimeout(resolve, 1_100)) // an answer is believed for a second
    const response = await proxy(new NextRequest('http://localhost/devis/secret'))
    const html = await response.text()
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('10')
    expect(html).toContain('Nous revenons dans un instant')
    expect(html).toContain('http-equiv="refresh"')
    expect(html).not.toContain('<script')
    const action = await proxy(new NextRequest('http://localhost/devis/secret', { method: 'POST' }))
    expect(action.status).toBe(200)
  })
})
