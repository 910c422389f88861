/** What a person can mend: one line, shown without a stack trace. */
export class CommandError extends Error {
  /** More lines (a log's end) for who wants them. */
  readonly detail: string

  constructor(message: string, detail = '') {
    super(message)
    this.name = 'CommandError'
    this.detail = detail
  }
}

/** Where progress goes; tests give their own. */
export type Terminal = { write(text: string): void; isInteractive: boolean }

export const terminal: Terminal = {
  write: (text) => void process.stdout.write(text),
  isInteractive: process.stdout.isTTY && !process.env.CI,
}

/** Prints one line. */
export function say(line = ''): void {
  terminal.write(`${line}\n`)
}

/**
 * Runs one step of a command and says that it is done and how long it took; in a terminal a counter runs meanwhile.
 *
 * @param label what happens, or a function of the result for facts that are known only then
 */
export async function step<T>(
  doing: string,
  work: () => Promise<T>,
  done: (result: T) => string = () => doing,
  screen: Terminal = terminal,
): Promise<T> {
  const started = performance.now()
  const elapsed = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`
  const redraw = (): void => screen.write(`\r\u001b[2K… ${doing} (${elapsed()})`)
  const timer = screen.isInteractive ? setInterval(redraw, 500) : null
  const finish = (line: string): void => {
    if (timer) clearInterval(timer)
    screen.write(`${screen.isInteractive ? '\r\u001b[2K' : ''}${line}\n`)
  }
  try {
    const result = await work()
    finish(`✓ ${done(result)} (${elapsed()})`)
    return result
  } catch (error) {
    finish(`✗ ${doing} (${elapsed()})`)
    throw error
  }
}
