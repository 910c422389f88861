import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'

export type WorkerOptions = {
  uri: string
  queues?: string[]
  limit?: number
  leaseMs?: number
  pollMs?: number
  schedulesMs?: number
  stopBudgetMs?: number
}

export type Worker = {
  pid: number
  /** What it printed on stderr. */
  errors(): string
  /** Ends it with a signal and waits until it is gone; answers with its exit code (null after kill −9). */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
  /** Freezes it, as a swapped-out or paused machine would be. */
  freeze(): void
  thaw(): void
}

/** Starts a worker process (tests/support/jobProcess.ts) and waits until its runner runs. */
export async function startWorker({ uri, stopBudgetMs = 5_000, ...options }: WorkerOptions): Promise<Worker> {
  const runner = { queues: ['default'], limit: 5, leaseMs: 1_500, pollMs: 100, schedulesMs: 200, ...options }
  const script = path.resolve('tests/support/jobProcess.ts')
  const dieWithParent = path.resolve('scripts/lib/dieWithParent.mjs')
  const child = spawn(process.execPath, ['--import', dieWithParent, '--import', 'tsx', script], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      DATABASE_URI: uri,
      RUNNER_OPTIONS: JSON.stringify(runner),
      STOP_BUDGET_MS: String(stopBudgetMs),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  await ready(child, () => errors)
  return {
    pid: child.pid ?? 0,
    errors: () => errors,
    end(signal) {
      child.kill(signal)
      return ended
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  }
}

function ready(child: ChildProcess, errors: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('ready\n')) resolve()
    })
    child.once('exit', (code) =>
      reject(new Error(`The worker ended with ${code} before it was ready:\n${output}${errors()}`)),
    )
  })
}
