/** Facts that a translated message needs; never secrets or personal data beyond what its reader typed. */
export type DomainErrorData = Readonly<Record<string, unknown>>

/**
 * A refusal that a person can cause and mend: a stable dotted code (`quote.expired`) plus the facts that
 * its translated sentence needs. A broken assumption is a plain `Error` instead.
 */
export class DomainError extends Error {
  readonly code: string
  readonly data: DomainErrorData

  constructor(code: string, data: DomainErrorData = {}) {
    super(code)
    this.name = 'DomainError'
    this.code = code
    this.data = data
  }
}
