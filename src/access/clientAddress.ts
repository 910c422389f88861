/**
 * The visitor's address as the trusted proxies tell it: each proxy appends what it saw, so the entry that the outermost
 * trusted one wrote counts from the right (S4). Null without a trusted proxy or with too few entries: what the visitor
 * wrote themselves is no evidence.
 */
export function clientAddress(forwardedFor: string | null, trustedProxies: number): string | null {
  if (trustedProxies < 1 || forwardedFor === null) return null
  const entries = forwardedFor
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  return entries.at(-trustedProxies) ?? null
}

/** How many proxies in front of us are believed, as `traitDUnion.ts` put it into the configuration; none when it did not. */
export function trustedProxiesOf({ custom }: { custom?: Record<string, unknown> }): number {
  const env: unknown = custom?.env
  if (typeof env !== 'object' || env === null || !('TU_TRUSTED_PROXIES' in env)) return 0
  return typeof env.TU_TRUSTED_PROXIES === 'number' ? env.TU_TRUSTED_PROXIES : 0
}
