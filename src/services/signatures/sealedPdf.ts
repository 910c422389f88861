import type { PayloadRequest } from 'payload'

import { nowOf } from '../../database/clock'
import { idOf } from '../../database/ids'
import { lockRow } from '../../database/lock'
import { inTransaction } from '../../database/transaction'
import { versionLabel } from '../../domain/quotes/content'
import { portsOf, type SealCertificate } from '../../integrations/ports'
import type { Acceptance } from '../../payload-types'
import { sha256 } from '../digest'
import { releaseMessages } from '../messages/release'
import { frozenContent } from '../quotes/frozenContent'

/** What is left to do for the seal of an acceptance (S5). */
export type SealWork = {
  /** `seal`: no sealed file yet; `timestamp`: sealed while no authority answered; `none`: done. */
  step: 'seal' | 'timestamp' | 'none'
  /** "DEV-2026-0001-v2" */
  label: string
  language: 'fr' | 'en'
  /** The PDF that the signers were shown, as stored. */
  presentedKey: string
  acceptedAt: Date
  /** Town of the seller, whose seal it is. */
  place: string
  /** The seller's e-mail. */
  contact: string
}

/**
 * Reads how far the seal of an acceptance is.
 *
 * @throws Payload's NotFound for an unknown id
 */
export async function sealWorkOf(req: PayloadRequest, acceptanceId: string): Promise<SealWork> {
  const acceptance = await req.payload.findByID({ collection: 'acceptances', id: acceptanceId, depth: 0, req })
  const version = await req.payload.findByID({
    collection: 'quote-versions',
    id: idOf(acceptance.version),
    depth: 0,
    req,
  })
  if (!version.pdfKey) throw new Error(`Version ${version.label} was signed without a PDF`)
  const content = frozenContent(version)
  return {
    step: stepOf(acceptance),
    label: versionLabel(content),
    language: content.language,
    presentedKey: version.pdfKey,
    acceptedAt: new Date(acceptance.acceptedAt),
    place: content.seller.address.city,
    contact: content.seller.email,
  }
}

function stepOf({ sealedPdfKey, timestampState }: Acceptance): SealWork['step'] {
  if (!sealedPdfKey) return 'seal'
  return timestampState === 'pending' ? 'timestamp' : 'none'
}

type SealedFile = {
  acceptanceId: string
  bytes: Uint8Array
  certificate: SealCertificate
  /** `pending`: an authority is configured and did not answer; the file holds no time but the signer's own. */
  timestamp: 'none' | 'pending' | 'done'
}

/**
 * Keeps a sealed PDF, once: bytes first, then the row's late columns, and the mails that waited for it (S5, R41). A file
 * with a timestamp that comes after one without is kept beside it. A second run changes nothing.
 */
export async function storeSealed(req: PayloadRequest, file: SealedFile): Promise<void> {
  const hash = sha256(file.bytes)
  const key = `sealed/${hash}.pdf`
  await portsOf(req.payload).storage.put(key, file.bytes, 'application/pdf')
  await inTransaction(req, async () => {
    await lockRow(req, 'acceptances', file.acceptanceId)
    const acceptance = await req.payload.findByID({ collection: 'acceptances', id: file.acceptanceId, depth: 0, req })
    const step = stepOf(acceptance)
    const at = nowOf(req.payload).toISOString()
    if (step === 'none' || (step === 'timestamp' && file.timestamp !== 'done')) return
    const data =
      step === 'timestamp'
        ? { timestampedPdfKey: key, timestampedPdfSha256: hash, timestampedAt: at, timestampState: 'done' as const }
        : sealColumns(file, { key, hash, at })
    await req.payload.update({ collection: 'acceptances', id: acceptance.id, data, depth: 0, req })
    await releaseMessages(req, { quoteVersionId: idOf(acceptance.version) })
  })
}

function sealColumns(
  { bytes, certificate, timestamp }: SealedFile,
  { key, hash, at }: { key: string; hash: string; at: string },
) {
  return {
    sealedPdfKey: key,
    sealedPdfSha256: hash,
    sealedPdfByteLength: bytes.byteLength,
    sealedAt: at,
    certificateSha256: certificate.sha256,
    certificateSubject: certificate.subject,
    certificatePem: certificate.pem,
    keyKind: certificate.isDemo ? 'demo' : 'company',
    timestampState: timestamp,
    ...(timestamp === 'done' ? { timestampedAt: at } : {}),
  }
}
