/* oxlint-disable typescript/no-unsafe-assignment, typescript/no-unsafe-member-access -- plain JavaScript, outside of tsconfig */
/*
 * Loaded with `--import` into the servers that a command starts: when the command dies without a word (kill -9, a closed
 * container), they would live on with their port and their database connections. They notice that their parent is gone,
 * stop as on SIGTERM, and after the grace time in any case.
 */
import { isMainThread } from 'node:worker_threads'

const parent = process.ppid
const graceMs = 15_000

/** Node gives `--import` to worker threads too; one watch per process is enough. */
if (isMainThread) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), graceMs).unref()
    process.kill(process.pid, 'SIGTERM')
  }, 1_000)
  watch.unref()
}
