import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, writeFileSync, appendFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { inRoot, root } from './paths'
import { CommandError, say } from './progress'

export type Environment = NodeJS.ProcessEnv

export type Program = {
  /** Stands before its lines and in messages. */
  name: string
  /** Arguments of this very Node: a script and what it takes. */
  args: readonly string[]
  env: Environment
  cwd?: string
  /** `shared`: our terminal, and its Ctrl-C; `prefixed`: line by line after the name; `captured`: only in `.data/logs/<name>.log`. */
  output: 'shared' | 'prefixed' | 'captured'
}

export type Exit = { code: number | null; signal: NodeJS.Signals | null }
export type Running = {
  name: string
  exit: Promise<Exit>
  /** The last lines it wrote, unless `shared`. */ tail(): string
}

/** What one command has started and must end, in order. */
export type Supervisor = {
  /** Starts a server. */
  start(program: Program): Running
  /** Runs to the end. @throws {CommandError} when it fails; `detail` holds its last lines */
  run(program: Program): Promise<void>
  /** Like `run`, but a failure is an answer. */
  exitCode(program: Program): Promise<number>
  /** Waits until the address answers 200. @throws {CommandError} when the server ended or `timeoutMs` passed */
  untilAnswers(server: Running, url: string, timeoutMs: number): Promise<void>
  /** Waits until the command is stopped. @throws {CommandError} when one of the servers ends by itself */
  whileRunning(servers: readonly Running[]): Promise<void>
  /** Done after all programs have ended, last first. */
  defer(undo: () => Promise<unknown>): void
}

type Started = Running & { child: ChildProcess; isGroup: boolean; hasEnded: boolean }

const tailLines = 40
/** Ctrl-C leaves nothing after 10 s: servers have 5 s for their last requests, Postgres the rest. */
const graceMs = 5_000
const guard = pathToFileURL(inRoot('scripts/lib/dieWithParent.mjs')).href

/** Thrown out of whatever the command was doing when it is asked to stop; not for swallowing. */
export class Stopped extends Error {}

/**
 * Runs a command that starts programs, and ends them all, first the programs and then what was deferred, when it
 * returns, fails, or gets SIGINT, SIGTERM or SIGHUP. Exits the process.
 *
 * @param main returns the exit code; a signal during `whileRunning` is a clean end (0), earlier it is 130
 */
export async function supervise(main: (supervisor: Supervisor) => Promise<number>): Promise<never> {
  const started: Started[] = []
  const undos: (() => Promise<unknown>)[] = []
  let isStopping = false
  let rejectStopped: (reason: Stopped) => void = () => undefined
  const stopped = new Promise<never>((_, reject) => (rejectStopped = reject))
  stopped.catch(() => undefined)
  // A closed terminal or a reader that left (`| head`) must not end us before we have ended what we started.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (!isStopping) say('\nStopping …')
      isStopping = true
      rejectStopped(new Stopped())
      void endAll(started)
    })
  }
  const supervisor = supervisorOf({ started, undos, stopped, isStopping: () => isStopping })
  const code = await main(supervisor).catch((error: unknown) => codeOf(error))
  await endAll(started)
  for (const undo of undos.toReversed()) await undo().catch((error: unknown) => say(String(error)))
  process.exit(isStopping && code !== 0 ? 130 : code)
}

type State = {
  started: Started[]
  undos: (() => Promise<unknown>)[]
  stopped: Promise<never>
  isStopping: () => boolean
}

function supervisorOf(state: State): Supervisor {
  const start = (program: Program): Started => {
    if (state.isStopping()) throw new Stopped()
    const running = launch(program)
    state.started.push(running)
    return running
  }
  const exitCode = async (program: Program): Promise<number> => {
    const running = start(program)
    const { code } = await Promise.race([running.exit, state.stopped])
    return code ?? 1
  }
  return {
    start,
    exitCode,
    run: async (program) => {
      const running = start(program)
      const exit = await Promise.race([running.exit, state.stopped])
      if (exit.code !== 0) throw new CommandError(`${program.name} failed (${describe(exit)}).`, running.tail())
    },
    untilAnswers: (server, url, timeoutMs) => Promise.race([untilAnswers(server, url, timeoutMs), state.stopped]),
    whileRunning: async (servers) => {
      const ends = servers.map(async (server) => ({ server, exit: await server.exit }))
      const ended = await Promise.race([...ends, state.stopped]).catch((error: unknown) => nullWhenStopped(error))
      if (ended && !state.isStopping()) {
        throw new CommandError(`${ended.server.name} ended by itself (${describe(ended.exit)}).`, ended.server.tail())
      }
    },
    defer: (undo) => void state.undos.push(undo),
  }
}

function nullWhenStopped(error: unknown): null {
  if (error instanceof Stopped) return null
  throw error
}

/** Says why the command failed: one line for what a person can mend, a stack for what we must. */
function codeOf(error: unknown): number {
  if (error instanceof Stopped) return 130
  if (error instanceof CommandError) {
    if (error.detail !== '') process.stderr.write(`${error.detail}\n`)
    process.stderr.write(`${error.message}\n`)
    return 1
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return 1
}

function describe({ code, signal }: Exit): string {
  return signal === null ? `exit code ${code ?? '?'}` : signal
}

function launch(program: Program): Started {
  const isShared = program.output === 'shared'
  // A group of its own: the terminal's Ctrl-C does not reach it before we decide, and its children end with it.
  const isGroup = !isShared && process.platform !== 'win32'
  const child = spawn(process.execPath, ['--import', guard, ...program.args], {
    cwd: program.cwd ?? root,
    env: program.env,
    stdio: isShared ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    detached: isGroup,
  })
  const tail = collectLines(child, program)
  const pending: Omit<Started, 'exit'> = {
    name: program.name,
    tail: () => tail.join('\n'),
    child,
    isGroup,
    hasEnded: false,
  }
  return Object.assign(pending, { exit: exitOf(pending, tail) })
}

function exitOf(running: Omit<Started, 'exit'>, tail: string[]): Promise<Exit> {
  const { child, isGroup } = running
  return new Promise((resolve) => {
    child.once('error', (error) => {
      tail.push(error.message)
      resolve({ code: 1, signal: null })
    })
    child.once('exit', (code, signal) => {
      if (isGroup) signalTree(running, 'SIGKILL') // what it left behind, while its number is still its own
      running.hasEnded = true
      child.once('close', () => resolve({ code, signal }))
      setTimeout(() => resolve({ code, signal }), 1_000).unref()
    })
  })
}

function collectLines(child: ChildProcess, program: Program): string[] {
  const tail: string[] = []
  if (program.output === 'shared') return tail
  const logFile = inRoot('.data/logs', `${program.name}.log`)
  mkdirSync(dirname(logFile), { recursive: true })
  writeFileSync(logFile, '')
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (line) => {
      if (tail.push(line) > tailLines) tail.shift()
      appendFileSync(logFile, `${line}\n`)
      if (program.output === 'prefixed') say(`${program.name} │ ${line}`)
    })
  }
  return tail
}

async function untilAnswers(server: Running, url: string, timeoutMs: number): Promise<void> {
  let exit: Exit | null = null
  void server.exit.then((value) => (exit = value))
  const until = Date.now() + timeoutMs
  for (let last = 'no answer'; ; last = await statusOf(url)) {
    if (last === '200') return
    if (exit !== null)
      throw new CommandError(`${server.name} ended before it answered (${describe(exit)}).`, server.tail())
    if (Date.now() > until) throw new CommandError(`${server.name} does not answer at ${url} (${last}).`, server.tail())
    await sleep(100)
  }
}

async function statusOf(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000), redirect: 'manual' })
    await response.body?.cancel()
    return String(response.status)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** SIGTERM to each with its children, and SIGKILL to who is still there after the grace time. */
async function endAll(started: readonly Started[]): Promise<void> {
  await Promise.all(started.map(endOne))
}

async function endOne(running: Started): Promise<void> {
  signalTree(running, 'SIGTERM')
  await Promise.race([running.exit, sleep(graceMs, null, { ref: false })])
  signalTree(running, 'SIGKILL')
  await running.exit
}

function signalTree(running: Omit<Started, 'exit'>, name: NodeJS.Signals): void {
  const { pid } = running.child
  if (pid === undefined || running.hasEnded) return
  try {
    process.kill(running.isGroup ? -pid : pid, name)
  } catch {
    // nobody is left
  }
}
