/** What a platform says of a flow, in its own word and as far as we act on it (R54). */
export type PlatformStatus = {
  /** Our flow; of a life-cycle message, the message's own flow. */
  flowId: string
  /** A life-cycle message names the invoice that it is about, and not the flow that brought it. */
  invoiceNumber: string | null
  /** The platform's word, e.g. "Déposée", "En litige", "Encaissée". */
  status: string
  /** AFNOR life-cycle code, 200 … 212, when it says one. */
  code: number | null
  at: Date
}

/** The approved e-invoicing platform, by the AFNOR flow API XP Z12-013 (R54, R55). */
export type InvoicingPlatform = {
  /**
   * Hands one flow over. `purpose` is the idempotency key.
   *
   * @throws {PlatformError}
   */
  send(flow: {
    purpose: string
    kind: 'invoice' | 'cashed'
    /** Between whom the sale is: which duty of the reform the flow fulfils (R55, R56). */
    rule: 'B2B' | 'B2BInt' | 'B2C'
    filename: string
    contentType: 'application/pdf' | 'application/xml' | 'application/json'
    bytes: Uint8Array
  }): Promise<{ flowId: string }>
  /** @throws {PlatformError} */
  statusOf(flowId: string): Promise<PlatformStatus | null>
  /** Every status that is newer than the instant, oldest first. @throws {PlatformError} */
  statusesSince(since: Date): AsyncIterable<PlatformStatus>
}

/** `rejected` will be refused again as it is; the others may pass if asked later. */
export class PlatformError extends Error {
  kind: 'rejected' | 'unauthorized' | 'unavailable'

  constructor(kind: PlatformError['kind'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PlatformError'
    this.kind = kind
  }
}
