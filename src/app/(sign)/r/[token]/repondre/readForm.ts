import { readUpTo } from '@/contracts/readUpTo'
import { largestProofBytes, reminderAnswer, type ReminderAnswerRequest } from '@/contracts/answer'

/** The proof, and room for the other fields. */
const largestBody = largestProofBytes + 64 * 1024

export type SentAnswer = { answer: ReminderAnswerRequest; proof: Uint8Array | null }

/** The form of an answer; `fileSize` when the body is over the limit, whatever its declared length says, `malformed` for another shape. */
export async function readForm(request: Request): Promise<SentAnswer | 'fileSize' | 'malformed'> {
  const body = await readUpTo(request, largestBody)
  if (body === null) return 'fileSize'
  const form = await formOf(body, request.headers.get('content-type') ?? '')
  if (form === null) return 'malformed'
  const fields = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))
  const parsed = reminderAnswer.safeParse({ ...fields, ...('parts' in fields ? { parts: Number(fields.parts) } : {}) })
  if (!parsed.success) return 'malformed'
  const proof = form.get('proof')
  const hasProof = proof instanceof File && proof.size > 0
  return { answer: parsed.data, proof: hasProof ? new Uint8Array(await proof.arrayBuffer()) : null }
}

async function formOf(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData | null> {
  try {
    return await new Response(body, { headers: { 'Content-Type': contentType } }).formData()
  } catch {
    return null
  }
}
