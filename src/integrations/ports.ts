import type { InvoiceContent } from '../domain/invoices/content'
import type { InvoicingPlatform } from './platform/platform'
import type { Sealer } from './signing/sealer'
import type { PaymentGateway } from './stripe/gateway'

/**
 * What the product needs from the outside, as functions with plain data. Adapters in this folder fulfil
 * them; services and jobs receive them from `payload.config.custom.ports` and know nothing else.
 */

/** Turns a self-contained HTML document (inline CSS, data: fonts and images, no script) into PDF bytes. */
export type PdfPrinter = {
  /** @throws when the browser cannot be started or the page does not settle within the time-out. */
  print(html: string, options: { title: string; language: 'fr' | 'en' }): Promise<Uint8Array>
  /** Closes the browser, if one is open; `print` may be called again afterwards. */
  close(): Promise<void>
}

export { PlatformError, type InvoicingPlatform, type PlatformStatus } from './platform/platform'
export { TimestampError, type Sealer, type SealCertificate } from './signing/sealer'

export {
  GatewayError,
  type CheckoutOrder,
  type CheckoutSession,
  type PaymentGateway,
  type ProviderPayment,
} from './stripe/gateway'

/** What the seal of a PDF proves; `reason` says why it is not valid. */
export type SealVerdict = {
  signed: boolean
  valid: boolean
  coversWholeFile: boolean
  certificateSha256: string | null
  subject: string | null
  timestamp: 'none' | 'present'
  signedAt: string | null
  reason: string | null
}

/** One e-mail, ready to send. `messageId` is stable over retries, so that a receiver can drop a double. */
export type OutgoingMail = {
  /** `<uuid@domain>` */
  messageId: string
  from: { name: string; address: string }
  replyTo: string | null
  to: { name: string | null; address: string }
  subject: string
  html: string
  text: string
  attachments: { filename: string; contentType: string; bytes: Uint8Array }[]
}

export type MailReceipt = { transport: string; providerId: string | null; response: string }

/** A failure to hand a mail over. `permanent`: retrying cannot help (5xx); `unknown`: it may have left (S4, D3). */
export class MailError extends Error {
  readonly outcome: 'temporary' | 'permanent' | 'unknown'
  constructor(outcome: MailError['outcome'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'MailError'
    this.outcome = outcome
  }
}

export type Mailer = {
  /** @throws {MailError} */
  send(mail: OutgoingMail): Promise<MailReceipt>
}

/** Content-addressed private files; a key is `<folder>/<sha256>.<extension>`. */
export type ObjectStorage = {
  /** Writes all or nothing; writing the same key again is a no-op. @throws when the disk or bucket refuses. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** @throws `StorageMissError` when nothing is stored under the key. */
  get(key: string): Promise<Uint8Array>
}

export class StorageMissError extends Error {
  constructor(key: string) {
    super(`No stored object ${key}`)
    this.name = 'StorageMissError'
  }
}

/** What decoding a signature picture found; `domain/signatures/imageVerdict` judges it (S1). */
export type SignatureImageFacts =
  | { readable: false; reason: 'not-png' | 'animated' | 'trailing-bytes' | 'truncated' | 'too-large' | 'undecodable' }
  | {
      readable: true
      widthPx: number
      heightPx: number
      byteLength: number
      inkPixels: number
      /** Smallest rectangle around all ink; zeros when there is none. */
      inkBox: { widthPx: number; heightPx: number }
      /** Connected strokes are not counted, but a lone dot has a tiny box. */
      sha256: string
    }

export type SignatureImages = {
  /** Never throws on bad input: says why it cannot be read. Reads at most the header before refusing a huge picture. */
  inspect(bytes: Uint8Array): Promise<SignatureImageFacts>
}

/** Makes an archive file of a printed one: PDF/A-3b with our document id, and other files inside (S5). */
export type PdfArchiver = (input: {
  bytes: Uint8Array
  /** A PDF whose pages follow. */
  appended?: Uint8Array
  documentId: string
  title: string
  language: 'fr' | 'en'
  createdAt: Date
  attachments?: {
    filename: string
    contentType: string
    bytes: Uint8Array
    relationship: 'Source' | 'Data' | 'Alternative'
    description: string
  }[]
}) => Promise<Uint8Array>

/** The electronic form of an invoice, Factur-X of the EN 16931 profile (I7, R52). */
export type ElectronicInvoices = {
  /** The XML; the same content gives the same text. */
  xmlOf: (content: InvoiceContent) => string
  /** Where it breaks the official schema, each as "line: fault"; none when it is valid (R53). */
  problemsOf: (xml: string) => Promise<string[]>
  /** The PDF/A-3b with its XML inside; the same input gives the same bytes. */
  archiveOf: (input: {
    pdf: Uint8Array
    xml: string
    documentId: string
    title: string
    language: 'fr' | 'en'
    createdAt: Date
  }) => Promise<Uint8Array>
}

export type Ports = {
  pdf: PdfPrinter
  archivePdf: PdfArchiver
  /** The company's key; null: signed quotes are not sealed. */
  sealer: (() => Promise<Sealer>) | null
  /** Judges the seal of a PDF, from its bytes alone (S6). */
  checkSeal: (bytes: Uint8Array) => SealVerdict
  /** The scripts that check an evidence bundle without us, by file name. */
  verifyScripts: () => Promise<Readonly<Record<string, string>>>
  electronicInvoices: ElectronicInvoices
  /** null: no payment provider; clients pay by transfer (P5). */
  payments: PaymentGateway | null
  /** null: no approved platform; its files are exported by hand (R55). */
  platform: InvoicingPlatform | null
  /** null: nothing leaves; owed messages stay readable in the admin. */
  mailer: Mailer | null
  storage: ObjectStorage
  images: SignatureImages
  /** A QR code as a self-contained SVG, black on nothing. @throws when the text is too long for one. */
  qrSvg: (text: string) => Promise<string>
  /** The only clock; tests fix it. */
  now: () => Date
}

/**
 * The ports of the running configuration, put there by `traitDUnion.ts` and by nobody else.
 *
 * @throws when the configuration was built without ports.
 */
export function portsOf({ config }: { config: { custom?: Record<string, unknown> } }): Ports {
  const ports: unknown = config.custom?.ports
  if (typeof ports !== 'object' || ports === null || !('pdf' in ports))
    throw new Error('The configuration has no ports')
  return ports as Ports
}
