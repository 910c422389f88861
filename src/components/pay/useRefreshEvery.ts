'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

/**
 * Asks the server for the page again every so often, for so long; the page itself stays still while nothing changes.
 *
 * @returns whether it has stopped asking
 */
export function useRefreshEvery({ everyMs, forMs }: { everyMs: number; forMs: number }): boolean {
  const router = useRouter()
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), everyMs)
    const end = setTimeout(() => {
      clearInterval(timer)
      setIsOver(true)
    }, forMs)
    return () => {
      clearInterval(timer)
      clearTimeout(end)
    }
  }, [router, everyMs, forMs])
  return isOver
}
