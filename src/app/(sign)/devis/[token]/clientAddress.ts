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
