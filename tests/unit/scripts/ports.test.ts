import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { freePort, isPortFree, reservePort } from '../../../scripts/lib/ports'

async function occupy(host: string): Promise<number> {
  const port = await freePort()
  const server = createServer().listen(port, host)
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return port
}

test.each(['127.0.0.1', '::1', '0.0.0.0', '::'])(
  'a port in use on %s is not free: the browser would find the other',
  async (host) => {
    expect(await isPortFree(await occupy(host))).toBe(false)
  },
)

test('the first preferred port that is free is taken', async () => {
  const taken = await occupy('127.0.0.1')
  const free = await freePort()
  expect(await freePort({ preferred: [taken, free] })).toBe(free)
})

test('a reserved port is given to nobody else until it is released', async () => {
  const wanted = await freePort()
  const first = await reservePort({ preferred: [wanted] })
  const second = await reservePort({ preferred: [wanted] })
  expect([first.port === wanted, second.port === wanted]).toEqual([true, false])
  await Promise.all([first.release(), second.release()])
  expect(await isPortFree(wanted)).toBe(true)
})

test('other ports stay below those that the system gives to outgoing connections', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()))
  expect(Math.min(...ports)).toBeGreaterThanOrEqual(20_000)
  expect(Math.max(...ports)).toBeLessThan(32_000)
})

test('a range without a free port is an error, not a wait', async () => {
  const taken = await occupy('127.0.0.1')
  await expect(freePort({ from: taken, to: taken })).rejects.toThrow('No free port')
})
