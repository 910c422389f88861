import { createServer, Server } from 'node:net'
import { hasCode } from './fileLock'

export type PortWish = {
  /** Taken first, in this order, when free. */
  preferred?: readonly number[]
  /** Where another one is looked for; the default lies below the ports that the system gives to outgoing connections. */
  from?: number
  to?: number
}

/** A port that nobody else gets until it is released. */
export type ReservedPort = { port: number; release: () => Promise<void> }

/** Whether nothing on this machine answers `localhost:port`, on either loopback address. */
export async function isPortFree(port: number): Promise<boolean> {
  const reserved = await tryReserve(port)
  await reserved?.release()
  return reserved !== null
}

/**
 * Finds a free port: a preferred one, else any between `from` and `to`. Somebody may take it a moment later: callers retry.
 *
 * @throws when 200 ports were tried in vain
 */
export async function freePort(wish: PortWish = {}): Promise<number> {
  const { port, release } = await reservePort(wish)
  await release()
  return port
}

/**
 * Like `freePort`, and holds it: two commands that start at once and need a minute until they listen get different ports.
 *
 * @throws when 200 ports were tried in vain
 */
export async function reservePort({
  preferred = [],
  from = 20_000,
  to = 32_000,
}: PortWish = {}): Promise<ReservedPort> {
  const others = Array.from({ length: 200 }, () => from + Math.floor(Math.random() * (to - from)))
  for (const port of [...preferred, ...others]) {
    const reserved = await tryReserve(port)
    if (reserved) return reserved
  }
  throw new Error(`No free port between ${from} and ${to}`)
}

async function tryReserve(port: number): Promise<ReservedPort | null> {
  const first = await listen(port, '127.0.0.1')
  const second = first === 'taken' ? 'taken' : await listen(port, '::1')
  const servers = [first, second].filter((server) => server instanceof Server)
  const release = async (): Promise<void> => {
    for (const server of servers) await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  if (second !== 'taken') return { port, release }
  await release()
  return null
}

/** An address family that the machine lacks cannot be in use either. */
function listen(port: number, host: string): Promise<Server | 'taken' | 'unknown address'> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy()).unref()
    server.once('error', (error) => {
      const isUnknown = hasCode(error, 'EADDRNOTAVAIL') || hasCode(error, 'EAFNOSUPPORT')
      resolve(isUnknown ? 'unknown address' : 'taken')
    })
    server.listen({ port, host, exclusive: true }, () => resolve(server))
  })
}
