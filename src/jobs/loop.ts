export type LoopOptions = {
  /** One round; `kick` during a round starts another one right after it. */
  work: () => Promise<void>
  pauseMs: number
  /** After failures in a row the pause doubles up to this; with `pauseMs` there is no backing off. */
  maxPauseMs: number
  onError: (error: unknown, failures: number) => void
}

export type Loop = {
  /** Starts the next round at once. */
  kick(): void
  /** No further round; resolves when the current one has ended. */
  stop(): Promise<void>
  /** Failed rounds since the last good one. */
  failures(): number
}

/** Does `work` again and again, one round at a time, and survives its failures. Never keeps the process alive. */
export function startLoop({ work, pauseMs, maxPauseMs, onError }: LoopOptions): Loop {
  let failures = 0
  let isStopped = false
  let isKicked = false
  let wake: () => void = () => undefined

  function pause(): Promise<void> {
    if (isKicked || isStopped) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(pauseMs * 2 ** Math.min(failures, 16), maxPauseMs))
      timer.unref()
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async function round(): Promise<void> {
    isKicked = false
    try {
      await work()
      failures = 0
    } catch (error) {
      failures += 1
      onError(error, failures)
    }
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      await round()
      await pause()
    }
  }

  const finished = run()
  return {
    kick() {
      isKicked = true
      wake()
    },
    async stop() {
      isStopped = true
      wake()
      await finished
    },
    failures: () => failures,
  }
}
