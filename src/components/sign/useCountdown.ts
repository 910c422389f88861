'use client'

import { useEffect, useState } from 'react'

/** Counts whole seconds down to 0 by the clock, so that a sleeping tab does not lengthen the wait. */
export function useCountdown(): { seconds: number; start: (seconds: number) => void } {
  const [endsAtMs, setEndsAt] = useState<number | null>(null)
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (endsAtMs === null) return undefined
    const tick = (): void => {
      const left = Math.max(0, Math.ceil((endsAtMs - Date.now()) / 1000))
      setSeconds(left)
      if (left === 0) clearInterval(timer)
    }
    const timer = setInterval(tick, 500)
    return () => clearInterval(timer)
  }, [endsAtMs])
  const start = (wait: number): void => {
    setSeconds(wait)
    setEndsAt(Date.now() + wait * 1000)
  }
  return { seconds, start }
}
