'use client'

import { useEffect, useState, type RefObject } from 'react'

/** Whether an element has come well into view; `mark` says so by hand. Once seen, it stays seen. */
export function useSeen(element: RefObject<HTMLElement | null>): { value: boolean; mark: () => void } {
  const [value, setValue] = useState(false)
  useEffect(() => {
    if (value || element.current === null) return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setValue(true)
      },
      { rootMargin: '0px 0px -35% 0px' },
    )
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element, value])
  return { value, mark: () => setValue(true) }
}
