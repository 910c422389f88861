/** A deterministic source of chance: the same seed gives the same story on every machine. */
export type Random = {
  /** A whole number within the limits, both included. */
  integer(min: number, max: number): number
  /** True with this probability. */
  chance(share: number): boolean
  /** @throws {RangeError} for an empty list */
  pick<T>(list: readonly T[]): T
  shuffle<T>(list: readonly T[]): T[]
}

/**
 * Mulberry32, seeded by a text. Each subject of the story has a generator of its own ("quote 12"), so that a change to
 * one subject leaves the others as they were.
 */
export function randomFrom(seed: string): Random {
  let state = hashOf(seed)
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const integer = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  return {
    integer,
    chance: (share) => next() < share,
    pick: (list) => elementAt(list, integer(0, list.length - 1)),
    shuffle: (list) => shuffled(list, integer),
  }
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash
}

/** Fisher–Yates on a copy. */
function shuffled<T>(list: readonly T[], integer: Random['integer']): T[] {
  const rest = [...list]
  const result: T[] = []
  while (rest.length > 0) result.push(...rest.splice(integer(0, rest.length - 1), 1))
  return result
}

/** @throws {RangeError} when there is none */
export function elementAt<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new RangeError(`No element ${index} in a list of ${list.length}`)
  return list[index] as T
}
