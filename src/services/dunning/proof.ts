import { ValidationError, type PayloadRequest } from 'payload'

import { largestProofBytes } from '../../contracts/answer'
import { DomainError } from '../../domain/errors'

const kinds = [
  { mimetype: 'application/pdf', ending: 'pdf', start: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mimetype: 'image/jpeg', ending: 'jpg', start: [0xff, 0xd8, 0xff] },
  { mimetype: 'image/png', ending: 'png', start: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const

/**
 * Keeps a debtor's proof of payment as a document that only staff see; its kind is told by its content, its name is ours.
 *
 * @throws {DomainError} `reminder.fileSize` over 10 MB · `reminder.fileKind` for what is no PDF, JPEG or PNG
 */
export async function keepProof(
  req: PayloadRequest,
  { bytes, number, clientId }: { bytes: Uint8Array; number: string; clientId: string },
): Promise<string> {
  if (bytes.byteLength > largestProofBytes) throw new DomainError('reminder.fileSize')
  const kind = kinds.find(({ start }) => start.every((byte, index) => bytes[index] === byte))
  if (!kind) throw new DomainError('reminder.fileKind')
  const name = `justificatif-${number}.${kind.ending}`
  try {
    const document = await req.payload.create({
      collection: 'documents',
      data: { title: name, kind: 'proof', visibility: 'staff', client: clientId },
      file: { data: Buffer.from(bytes), mimetype: kind.mimetype, name, size: bytes.byteLength },
      depth: 0,
      req,
    })
    return document.id
  } catch (error) {
    // Payload looks further into the file than its first bytes.
    if (error instanceof ValidationError) throw new DomainError('reminder.fileKind')
    throw error
  }
}
