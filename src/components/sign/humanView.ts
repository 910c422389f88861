/** What is known so far of who looks at a page; instants and durations in milliseconds of the page's own clock. */
export type HumanView = { visibleSinceMs: number | null; visibleMs: number; hasInteracted: boolean }

export type ViewEvent =
  /** The page came into view, left it, or was looked at again by a timer. */
  | { kind: 'shown' | 'hidden' | 'passed'; atMs: number }
  /** `isTrusted`: the browser says that a person did it, not a script. */
  | { kind: 'interaction'; atMs: number; isTrusted: boolean }

/** How long a page must have been in view, in total, before anybody can have read anything of it. */
export const neededVisibleMs = 2_000

/** A page that was just loaded, in view or not (a tab in the background, a page rendered ahead). */
export function startView(isVisible: boolean, atMs: number): HumanView {
  return { visibleSinceMs: isVisible ? atMs : null, visibleMs: 0, hasInteracted: false }
}

/** The same view after one more event; what happens while the page is out of view proves nothing. */
export function afterEvent(view: HumanView, event: ViewEvent): HumanView {
  const isVisible = view.visibleSinceMs !== null
  const sinceMs = view.visibleSinceMs ?? event.atMs
  const visibleMs = view.visibleMs + Math.max(0, event.atMs - sinceMs)
  const isShown = event.kind === 'shown' || (event.kind !== 'hidden' && isVisible)
  const isProof = event.kind === 'interaction' && event.isTrusted && isVisible
  return {
    visibleSinceMs: isShown ? event.atMs : null,
    visibleMs,
    hasInteracted: view.hasInteracted || isProof,
  }
}

/** S4: a person saw the page: long enough in view, and they did something there. Neither alone is enough. */
export function isPersonsView({ visibleMs, hasInteracted }: HumanView): boolean {
  return visibleMs >= neededVisibleMs && hasInteracted
}

/** How long it must still stay in view; null when time alone changes nothing. */
export function stillNeededMs({ visibleSinceMs, visibleMs }: HumanView): number | null {
  return visibleSinceMs === null || visibleMs >= neededVisibleMs ? null : neededVisibleMs - visibleMs
}
