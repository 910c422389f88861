'use client'

import { useEffect } from 'react'

import { afterEvent, isPersonsView, startView, stillNeededMs, type ViewEvent } from './humanView'

/**
 * Tells the server, once per version shown, that a person has seen it (S4). A page that is only loaded, also by a scanner
 * that runs scripts, tells nothing.
 */
export function useHumanView({ token, versionHash }: { token: string; versionHash: string }): void {
  useEffect(() => watchForPerson(() => void tell(token, versionHash)), [token, versionHash])
}

/** `scroll` is missing on purpose: browsers call it trusted when a script scrolled, or when they restored a position. */
const interactions = ['pointerdown', 'pointermove', 'touchstart', 'keydown', 'wheel'] as const

/** @returns stops watching */
function watchForPerson(onPerson: () => void): () => void {
  const watching = new AbortController()
  const { signal } = watching
  let timer: ReturnType<typeof setTimeout> | undefined
  let view = startView(isInView(), performance.now())
  const take = (event: ViewEvent): void => {
    view = afterEvent(view, event)
    clearTimeout(timer)
    if (signal.aborted) return
    if (isPersonsView(view)) {
      watching.abort()
      onPerson()
    } else waitForTime()
  }
  const waitForTime = (): void => {
    const ms = stillNeededMs(view)
    if (ms !== null) timer = setTimeout(() => take({ kind: 'passed', atMs: performance.now() }), ms)
  }
  for (const type of interactions)
    window.addEventListener(
      type,
      ({ isTrusted }) => take({ kind: 'interaction', atMs: performance.now(), isTrusted }),
      { capture: true, passive: true, signal },
    )
  document.addEventListener(
    'visibilitychange',
    () => take({ kind: isInView() ? 'shown' : 'hidden', atMs: performance.now() }),
    { signal },
  )
  waitForTime()
  return () => {
    clearTimeout(timer)
    watching.abort()
  }
}

function isInView(): boolean {
  return document.visibilityState === 'visible'
}

/** Not a beacon: under this page's `no-referrer` a beacon names no origin. Untold, the quote merely stays unseen. */
async function tell(token: string, versionHash: string): Promise<void> {
  const address = `/devis/${token}/viewed?version=${versionHash}`
  await fetch(address, { method: 'POST', keepalive: true }).catch(() => undefined)
}
