/** The clock of the story: the product believes what it says. */
export type StoryClock = {
  now(): Date
  moveTo(instant: number): void
  /** Does something at another moment, then goes back to where it was. */
  during<Result>(instant: number, work: () => Promise<Result>): Promise<Result>
}

/** A clock that stands at an instant (epoch milliseconds) until it is moved. */
export function storyClock(start: number): StoryClock {
  let current = start
  return {
    now: () => new Date(current),
    moveTo(instant) {
      current = instant
    },
    async during(instant, work) {
      const before = current
      current = instant
      try {
        return await work()
      } finally {
        current = before
      }
    },
  }
}
