import type { PayloadRequest } from 'payload'

import type { SignedBy } from '../../domain/signatures/signingOrder'
import type { SignatureEvidence } from '../../domain/signatures/evidence'
import type { Signature } from '../../payload-types'

/** A signature as far as the next one depends on it. */
export type EarlierSignature = SignedBy & { evidence: SignatureEvidence }

/** The signatures of one version, oldest first; those of other versions stay with theirs (Q2). */
export async function signaturesOf(req: PayloadRequest, versionId: string): Promise<EarlierSignature[]> {
  const { docs } = await req.payload.find({
    collection: 'signatures',
    where: { version: { equals: versionId } },
    select: { signerEmail: true, signerName: true, signedAt: true, evidence: true },
    sort: ['signedAt', 'createdAt'],
    depth: 0,
    pagination: false,
    req,
  })
  return docs.map((signature) => ({
    email: signature.signerEmail,
    name: signature.signerName,
    signedAt: signature.signedAt,
    evidence: signatureEvidence(signature),
  }))
}

/** `signatures.evidence` is written by the signing service alone, once, and a trigger keeps it: it is a SignatureEvidence. */
export function signatureEvidence({ evidence }: Pick<Signature, 'evidence'>): SignatureEvidence {
  return evidence as SignatureEvidence
}
