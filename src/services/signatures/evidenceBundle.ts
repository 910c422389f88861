import { strToU8, zipSync } from 'fflate'
import type { PayloadRequest } from 'payload'

import { idOf } from '../../database/ids'
import { canonicalJson } from '../../domain/ledger/canonicalJson'
import { portsOf } from '../../integrations/ports'
import type { Acceptance, Ledger, QuoteVersion, Signature } from '../../payload-types'
import { sha256 } from '../digest'
import { readSignedQuote, type SignedQuote } from './certificateFacts'

type Files = Record<string, Uint8Array>

/**
 * Everything that proves a signed quote as one zip, with a script that checks it without us (S6). Read as the system. The
 * same state gives the same bytes. Without a sealed PDF, the bundle says "not sealed yet".
 *
 * @throws Payload's NotFound for an unknown id · `StorageMissError` when a file is lost
 */
export async function evidenceBundle(
  req: PayloadRequest,
  acceptanceId: string,
): Promise<{ filename: string; bytes: Uint8Array }> {
  const signed = await readSignedQuote(req, acceptanceId)
  const files: Files = {
    ...(await pdfFiles(req, signed)),
    'content.json': strToU8(canonicalJson(signed.version.content)),
    'acceptance.json': jsonFile(acceptanceFacts(signed)),
    ...signatureFiles(signed.signatures),
    'ledger.json': jsonFile(await quoteLedger(req, idOf(signed.acceptance.quote))),
    ...certificateFile(signed.acceptance),
    ...(await scriptFiles(req)),
  }
  const all = { ...files, 'manifest.json': jsonFile(manifestOf(files)) }
  return { filename: `${signed.version.label}-preuves.zip`, bytes: zipSync(all, { mtime: fixedDate }) }
}

/** fflate writes local time: the parts of this date are the same in every zone. */
const fixedDate = new Date(2020, 0, 1)

async function pdfFiles(req: PayloadRequest, { acceptance, version }: SignedQuote): Promise<Files> {
  const { storage } = portsOf(req.payload)
  const keys = {
    'presented.pdf': version.pdfKey,
    'sealed.pdf': acceptance.sealedPdfKey,
    'timestamped.pdf': acceptance.timestampedPdfKey,
  }
  const files: Files = {}
  for (const [name, key] of Object.entries(keys)) if (key) files[name] = await storage.get(key)
  return files
}

/** What was accepted, and the hashes of the files that came of it; `seal` is null while there is none. */
function acceptanceFacts({ acceptance, version }: SignedQuote): Record<string, unknown> {
  return {
    schema: 'trait-d-union/acceptance/1',
    id: acceptance.id,
    quoteId: idOf(acceptance.quote),
    version: versionFacts(version),
    selection: acceptance.selection,
    totals: acceptance.totals,
    sha256: acceptance.sha256,
    acceptedAt: acceptance.acceptedAt,
    seal: sealFacts(acceptance),
    timestampState: acceptance.timestampState,
    timestamped: acceptance.timestampedPdfKey
      ? { sha256: acceptance.timestampedPdfSha256 ?? null, at: acceptance.timestampedAt ?? null }
      : null,
  }
}

function versionFacts({ id, label, sha256: contentSha256, pdfSha256 }: QuoteVersion): Record<string, unknown> {
  return { id, label, sha256: contentSha256, pdfSha256: pdfSha256 ?? null }
}

function sealFacts(acceptance: Acceptance): Record<string, unknown> | null {
  if (!acceptance.sealedPdfKey) return null
  return {
    sha256: acceptance.sealedPdfSha256 ?? null,
    at: acceptance.sealedAt ?? null,
    certificateSha256: acceptance.certificateSha256 ?? null,
    certificateSubject: acceptance.certificateSubject ?? null,
    keyKind: acceptance.keyKind ?? null,
  }
}

function signatureFiles(signatures: Signature[]): Files {
  const files = signatures.flatMap(({ evidence, imageBase64 }, index): [string, Uint8Array][] => [
    [`signatures/${index + 1}.json`, jsonFile(evidence)],
    [`signatures/${index + 1}.png`, Uint8Array.from(Buffer.from(imageBase64, 'base64'))],
  ])
  return Object.fromEntries(files)
}

/** The quote's chain from its first line, each with exactly the members that are hashed, and the two hashes (R24). */
async function quoteLedger(req: PayloadRequest, quoteId: string): Promise<unknown[]> {
  const { docs } = await req.payload.find({
    collection: 'ledger',
    where: { subjectType: { equals: 'quote' }, subjectId: { equals: quoteId } },
    sort: 'sequence',
    depth: 0,
    pagination: false,
    req,
  })
  return docs.map(ledgerEntry)
}

function ledgerEntry(row: Ledger): Record<string, unknown> {
  const { subjectId, sequence, event, actor, at, previousHash, hash } = row
  return {
    subject: row.subjectType,
    subjectId,
    sequence,
    event,
    actor,
    at,
    amountCents: row.amountCents ?? null,
    currency: row.currency ?? null,
    data: row.data ?? {},
    previousHash,
    hash,
  }
}

function certificateFile({ certificatePem }: Acceptance): Files {
  return certificatePem ? { 'certificate.pem': strToU8(certificatePem) } : {}
}

async function scriptFiles(req: PayloadRequest): Promise<Files> {
  const scripts = await portsOf(req.payload).verifyScripts()
  return Object.fromEntries(Object.entries(scripts).map(([name, text]) => [name, strToU8(text)]))
}

function manifestOf(files: Files): Record<string, unknown> {
  const hashes = Object.entries(files).map(([name, bytes]) => [name, sha256(bytes)])
  return { schema: 'trait-d-union/evidence/1', files: Object.fromEntries(hashes) as unknown }
}

/** To be read by people; what is hashed in it is hashed again from its canonical form. */
function jsonFile(value: unknown): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 2)}\n`)
}
