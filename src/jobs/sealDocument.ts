import type { Payload, PayloadRequest, TaskConfig } from 'payload'

import { nowOf } from '../database/clock'
import { portsOf, TimestampError, type Sealer } from '../integrations/ports'
import { renderCertificate } from '../printables/renderPrintable'
import { requestOf } from '../services/guest'
import { certificateFacts } from '../services/signatures/certificateFacts'
import { sealWorkOf, storeSealed, type SealWork } from '../services/signatures/sealedPdf'

/**
 * Seals a signed quote: the pages that were shown, a certificate of the evidence, the shown PDF inside, one seal (S5).
 * Without an answer of the time-stamping authority the file is sealed without time, the state says so, and the job
 * comes back until it has the timestamp. Sealed already, it does nothing.
 */
export const sealDocument: TaskConfig<'seal-document'> = {
  slug: 'seal-document',
  label: 'Scellement',
  inputSchema: [{ name: 'acceptanceId', type: 'text', required: true }],
  retries: { attempts: 10, backoff: { type: 'exponential', delay: 5_000 } },
  handler: async ({ input: { acceptanceId }, req }) => {
    await sealAcceptance(req.payload, acceptanceId)
    return { output: {} }
  },
}

/**
 * Does what is left to do for the seal of an acceptance; nothing without a key.
 *
 * @throws {TimestampError} after the file was kept without a timestamp
 */
export async function sealAcceptance(payload: Payload, acceptanceId: string): Promise<void> {
  const { sealer: openKey } = portsOf(payload)
  if (openKey === null) return
  const system = await requestOf(payload, { kind: 'system', name: 'seal-document' })
  const work = await sealWorkOf(system, acceptanceId)
  if (work.step === 'none') return
  const sealer = await openKey()
  const unsealed = await unsealedFile(system, { acceptanceId, work, sealer })
  await sealAndStore(system, { acceptanceId, work, sealer, unsealed })
}

type Sealing = { acceptanceId: string; work: SealWork; sealer: Sealer }

async function unsealedFile(req: PayloadRequest, { acceptanceId, work, sealer }: Sealing): Promise<Uint8Array> {
  const { storage, pdf, archivePdf, qrSvg } = portsOf(req.payload)
  const facts = await certificateFacts(req, acceptanceId, {
    qrSvg: await qrSvg(verifierUrl(req.payload)),
    key: sealer.certificate,
  })
  const presented = await storage.get(work.presentedKey)
  const certificate = await pdf.print(await renderCertificate(facts), { title: work.label, language: work.language })
  return archivePdf({
    bytes: presented,
    appended: certificate,
    documentId: acceptanceId,
    title: work.label,
    language: work.language,
    createdAt: work.acceptedAt,
    attachments: [
      {
        filename: `${work.label}.pdf`,
        contentType: 'application/pdf',
        bytes: presented,
        relationship: 'Source',
        description: work.label,
      },
    ],
  })
}

function verifierUrl({ config }: Payload): string {
  return `${config.serverURL}/verifier`
}

async function sealAndStore(
  req: PayloadRequest,
  { acceptanceId, work, sealer, unsealed }: Sealing & { unsealed: Uint8Array },
): Promise<void> {
  const seal = (timestamp: boolean): Promise<Uint8Array> =>
    sealer.seal(unsealed, {
      reason: work.label,
      location: work.place,
      contact: work.contact,
      signedAt: nowOf(req.payload),
      timestamp,
    })
  const file = { acceptanceId, certificate: sealer.certificate }
  if (!sealer.hasTimestamps) {
    await storeSealed(req, { ...file, bytes: await seal(false), timestamp: 'none' })
    return
  }
  try {
    await storeSealed(req, { ...file, bytes: await seal(true), timestamp: 'done' })
  } catch (error) {
    if (!(error instanceof TimestampError)) throw error
    if (work.step === 'seal') await storeSealed(req, { ...file, bytes: await seal(false), timestamp: 'pending' })
    throw error
  }
}
