import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { processIdentity } from '../../../scripts/lib/alive'
import { freePort } from '../../../scripts/lib/ports'

let folder = ''
let command: ChildProcess | null = null
let output = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'processes-'))
  output = ''
})

afterEach(async () => {
  if (command?.exitCode === null && command.signalCode === null) {
    command.kill('SIGTERM')
    await once(command, 'exit')
  }
  rmSync(folder, { recursive: true })
})

/** Starts the command by way of bootstrap, as npm does, and waits until its server answers. */
async function start(): Promise<{ bootstrap: ChildProcess; port: number }> {
  const port = await freePort()
  const script = join(import.meta.dirname, 'supervisedCommand.ts')
  const server = join(import.meta.dirname, 'fakeServer.ts')
  const bootstrap = spawn(process.execPath, ['scripts/bootstrap.cjs', script, server, String(port), folder])
  command = bootstrap
  for (const stream of [bootstrap.stdout, bootstrap.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  while (!output.includes('✓ Server')) await sleep(20)
  return { bootstrap, port }
}

function serverAndItsChild(): number[] {
  return pids().slice(0, 2)
}

function pids(): number[] {
  return readFileSync(join(folder, 'pids'), 'utf8').split(' ').map(Number)
}

function alive(some: number[]): number[] {
  return some.filter((pid) => processIdentity(pid) !== null)
}

async function exitOf(bootstrap: ChildProcess): Promise<{ code: number | null; afterMs: number }> {
  const started = performance.now()
  await once(bootstrap, 'exit')
  return { code: bootstrap.exitCode, afterMs: performance.now() - started }
}

describe('a command with a server', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ends cleanly on %s: the server and its child, then what was deferred',
    async (name) => {
      const { bootstrap } = await start()
      expect(alive(serverAndItsChild())).toHaveLength(2)
      bootstrap.kill(name)
      expect((await exitOf(bootstrap)).code).toBe(0)
      expect(alive(serverAndItsChild())).toEqual([])
      expect(readFileSync(join(folder, 'deferred'), 'utf8')).toBe('after the server')
    },
  )

  test('ends cleanly when nobody reads what it says any more', async () => {
    const { bootstrap } = await start()
    bootstrap.stdout?.destroy()
    bootstrap.stderr?.destroy()
    bootstrap.kill('SIGHUP')
    expect((await exitOf(bootstrap)).code).toBe(0)
    expect(readDeferred()).toBe('after the server')
  })

  test('ends once when the signal comes twice, as from Ctrl-C under npm', async () => {
    const { bootstrap } = await start()
    bootstrap.kill('SIGINT')
    bootstrap.kill('SIGINT')
    expect((await exitOf(bootstrap)).code).toBe(0)
    expect(output.match(/Stopping/g)).toHaveLength(1)
  })

  test('ends within 10 s when the server does not obey', async () => {
    const { bootstrap, port } = await start()
    await fetch(`http://127.0.0.1:${port}/deafen`)
    bootstrap.kill('SIGINT')
    const { code, afterMs } = await exitOf(bootstrap)
    expect([code, alive(serverAndItsChild())]).toEqual([0, []])
    expect(afterMs).toBeLessThan(10_000)
  })

  test('ends with an error that shows the last words of a server that ends by itself', async () => {
    const { bootstrap, port } = await start()
    await fetch(`http://127.0.0.1:${port}/crash`).catch(() => undefined)
    expect((await exitOf(bootstrap)).code).toBe(1)
    expect(output).toContain('the last words\ntest-server ended by itself (exit code 3).')
    expect(alive(serverAndItsChild())).toEqual([])
  })

  test('whose bootstrap is killed with -9 ends cleanly', async () => {
    const { bootstrap } = await start()
    bootstrap.kill('SIGKILL')
    await until(() => readDeferred() !== '')
    expect(readDeferred()).toBe('after the server')
    expect(alive(serverAndItsChild())).toEqual([])
  })

  test('killed with -9 itself, leaves no server behind', async () => {
    await start()
    const [server = 0, child = 0, supervisor = 0] = pids()
    process.kill(supervisor, 'SIGKILL')
    await until(() => alive([server]).length === 0)
    expect(alive([server])).toEqual([])
    process.kill(child) // this server, unlike Next, does not end its child
  })
})

async function until(isDone: () => boolean): Promise<void> {
  const deadline = Date.now() + 8_000
  while (!isDone() && Date.now() < deadline) await sleep(50)
}

function readDeferred(): string {
  try {
    return readFileSync(join(folder, 'deferred'), 'utf8')
  } catch {
    return '' // not yet
  }
}
