/** How long a signing code can be typed, and how often it may be wrong (S3). */
export const signingCodeLimits = {
  minutes: 10,
  tries: 5,
  resendSeconds: 60,
  perHour: 5,
  perAddressAndHour: 20,
} as const

export type CodeFacts = {
  /** ISO instants in UTC, with milliseconds: they compare as texts */
  now: string
  expiresAt: string
  /** How often it was wrong before. */
  tries: number
  isRight: boolean
}

export type CodeVerdict =
  { kind: 'right' } | { kind: 'wrong'; triesLeft: number } | { kind: 'expired' } | { kind: 'tooManyTries' }

/** What typing a code leads to (S3): a dead code says nothing about whether it was right. */
export function codeVerdict({ now, expiresAt, tries, isRight }: CodeFacts): CodeVerdict {
  if (tries >= signingCodeLimits.tries) return { kind: 'tooManyTries' }
  if (now >= expiresAt) return { kind: 'expired' }
  if (isRight) return { kind: 'right' }
  const triesLeft = signingCodeLimits.tries - tries - 1
  return triesLeft === 0 ? { kind: 'tooManyTries' } : { kind: 'wrong', triesLeft }
}
