type Configured = { config: { custom?: Record<string, unknown> } }

/**
 * The one clock, which tests fix: `ports.now` of the running configuration.
 *
 * @throws when the configuration was built without ports.
 */
export function nowOf({ config }: Configured): Date {
  const ports: unknown = config.custom?.ports
  if (typeof ports === 'object' && ports !== null && 'now' in ports && typeof ports.now === 'function') {
    const now: unknown = ports.now()
    if (now instanceof Date) return now
  }
  throw new Error('The configuration has no clock (custom.ports.now)')
}
