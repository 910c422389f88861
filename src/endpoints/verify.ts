import type { Endpoint, PayloadRequest } from 'payload'

import { readUpTo } from '../contracts/readUpTo'
import { clientAddress, trustedProxiesOf } from '../access/clientAddress'
import { largestVerifiedBytes, verifyRequest } from '../contracts/verify'
import { DomainError } from '../domain/errors'
import { portsOf } from '../integrations/ports'
import { takeFromLimit } from '../services/limits'
import { verifyFile, verifySeal } from '../services/signatures/verifyFile'
import { refusal } from './answers'

const noStore = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

/** A hash and an id. */
const largestQuestionBytes = 1_000

type FileProblem = 'empty' | 'not-pdf' | 'too-big'

const problemStatuses: Readonly<Record<FileProblem, number>> = { empty: 400, 'not-pdf': 415, 'too-big': 413 }

/** `/api/verify`: what a hash and a document id say. `/api/verify/seal`: a raw PDF body, judged and forgotten (S6). */
export const verifyEndpoints: Endpoint[] = [
  { path: '/verify', method: 'post', handler: answerHash },
  { path: '/verify/seal', method: 'post', handler: answerSeal },
]

async function answerHash(req: PayloadRequest): Promise<Response> {
  if (await isTooOften(req, { what: 'verify', most: 120 })) return tooOften()
  const body = await readUpTo(req, largestQuestionBytes)
  const asked = verifyRequest.safeParse(body && jsonIn(body))
  if (!asked.success) return refusal(req, new DomainError('request.invalid', {}))
  return Response.json(await verifyFile(req.payload, asked.data), { headers: noStore })
}

async function answerSeal(req: PayloadRequest): Promise<Response> {
  if (await isTooOften(req, { what: 'verify-seal', most: 20 })) return tooOften()
  const bytes = await readPdf(req)
  if (typeof bytes === 'string')
    return Response.json({ problem: bytes }, { status: problemStatuses[bytes], headers: noStore })
  return Response.json(await verifySeal(req.payload, bytes), { headers: noStore })
}

/** So many per ten minutes and address; without a trusted proxy nobody's address is known, and all share one limit. */
async function isTooOften(
  { payload, headers }: PayloadRequest,
  { what, most }: { what: string; most: number },
): Promise<boolean> {
  const ip = clientAddress(headers.get('x-forwarded-for'), trustedProxiesOf(payload.config))
  const now = portsOf(payload).now()
  return (await takeFromLimit(payload, { bucket: `${what}:${ip ?? 'all'}`, most, seconds: 600, now })) > 0
}

function tooOften(): Response {
  return Response.json({ problem: 'too-often' }, { status: 429, headers: { ...noStore, 'Retry-After': '600' } })
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return null
  }
}

async function readPdf(req: PayloadRequest): Promise<Uint8Array | FileProblem> {
  const bytes = await readUpTo(req, largestVerifiedBytes)
  if (bytes === null) return 'too-big'
  if (bytes.byteLength === 0) return 'empty'
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-') ? bytes : 'not-pdf'
}
