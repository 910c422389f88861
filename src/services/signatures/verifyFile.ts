import type { Payload, Where } from 'payload'

import type { SealAnswer, VerifiedDocument, VerifyAnswer, VerifyRequest } from '../../contracts/verify'
import { idOf } from '../../database/ids'
import { portsOf } from '../../integrations/ports'
import type { Acceptance, Invoice, QuoteVersion } from '../../payload-types'

/**
 * Says what a file is from its hash and the document id that it carries (S6). The hash decides first: files older than
 * the ids have none. Read as the system: the answer holds nothing but the document's own number and dates.
 */
export async function verifyFile(payload: Payload, { documentId, sha256 }: VerifyRequest): Promise<VerifyAnswer> {
  const known = await documentWhere(payload, {
    version: { pdfSha256: { equals: sha256 } },
    acceptance: { or: [{ sealedPdfSha256: { equals: sha256 } }, { timestampedPdfSha256: { equals: sha256 } }] },
    invoice: { pdfSha256: { equals: sha256 } },
  })
  if (known) return { verdict: known.replacedBy === null ? 'genuine' : 'superseded', document: known }
  if (documentId === null) return { verdict: 'unknown', document: null }
  const byId = { id: { equals: documentId } }
  const issued: Where = { and: [byId, { number: { exists: true } }] }
  const named = await documentWhere(payload, { version: byId, acceptance: byId, invoice: issued })
  return named ? { verdict: 'altered', document: named } : { verdict: 'unknown', document: null }
}

/** Judges the seal in the bytes and whether the certificate is one of ours; keeps nothing of the file (S6, R43). */
export async function verifySeal(payload: Payload, bytes: Uint8Array): Promise<SealAnswer> {
  const { signed, valid, coversWholeFile, timestamp, signedAt, certificateSha256 } = portsOf(payload).checkSeal(bytes)
  const isOurs = certificateSha256 !== null && (await isKnownCertificate(payload, certificateSha256))
  return { signed, valid, coversWholeFile, isOurs, timestamp, signedAt }
}

async function isKnownCertificate(payload: Payload, certificateSha256: string): Promise<boolean> {
  const where = { certificateSha256: { equals: certificateSha256 } }
  const { docs } = await payload.find({ collection: 'acceptances', where, limit: 1, pagination: false, depth: 0 })
  return docs.length > 0
}

type Wheres = { version: Where; acceptance: Where; invoice: Where }

/** The one document that fits, or null. A sealed file is asked for first. */
async function documentWhere(payload: Payload, where: Wheres): Promise<VerifiedDocument | null> {
  const one = { limit: 1, pagination: false, depth: 0 } as const
  const acceptances = await payload.find({ collection: 'acceptances', where: where.acceptance, ...one })
  if (acceptances.docs[0]) return signedQuote(payload, acceptances.docs[0])
  const versions = await payload.find({ collection: 'quote-versions', where: where.version, ...one })
  if (versions.docs[0]) return quote(payload, versions.docs[0])
  const invoices = await payload.find({ collection: 'invoices', where: where.invoice, ...one })
  return invoices.docs[0] ? invoice(invoices.docs[0]) : null
}

async function signedQuote(payload: Payload, acceptance: Acceptance): Promise<VerifiedDocument> {
  const version = await payload.findByID({ collection: 'quote-versions', id: idOf(acceptance.version), depth: 0 })
  return {
    kind: 'signed-quote',
    label: version.label,
    date: acceptance.acceptedAt,
    signature: {
      level: 'simple',
      timestamp: acceptance.timestampState,
      isDemoKey: acceptance.keyKind === 'demo',
    },
    replacedBy: null,
  }
}

async function quote(payload: Payload, version: QuoteVersion): Promise<VerifiedDocument> {
  const replacedBy = version.state === 'superseded' ? await currentLabel(payload, idOf(version.quote)) : null
  return { kind: 'quote', label: version.label, date: version.createdAt, signature: null, replacedBy }
}

/** A superseded version always has a current one: sending supersedes and creates in one transaction (Q1). */
async function currentLabel(payload: Payload, quoteId: string): Promise<string> {
  const { docs } = await payload.find({
    collection: 'quote-versions',
    where: { quote: { equals: quoteId }, state: { equals: 'current' } },
    limit: 1,
    pagination: false,
    depth: 0,
  })
  if (!docs[0]) throw new Error(`Quote ${quoteId} has a superseded version and no current one`)
  return docs[0].label
}

function invoice(row: Invoice): VerifiedDocument {
  const date = row.issuedAt ?? row.createdAt
  return { kind: 'invoice', label: row.number ?? '', date, signature: null, replacedBy: null }
}
