import { createHash } from 'node:crypto'
import { z } from 'zod'

import { readLifecycle } from './lifecycleMessage'
import { PlatformError, type InvoicingPlatform, type PlatformStatus } from './platform'

export type FlowPlatformOptions = {
  /** Base of the platform's Flow Service: what stands before `/v1/flows`. */
  url: string
  /** Bearer token. */
  token: string
  /** For one answer, headers and body. */
  timeoutMs?: number
}

type OutgoingFlow = Parameters<InvoicingPlatform['send']>[0]

const acknowledgement = z.object({
  status: z.enum(['Pending', 'Ok', 'Error']),
  details: z.array(z.object({ reasonMessage: z.string().nullish() })).nullish(),
})

const flow = z.object({
  flowId: z.string().min(1),
  trackingId: z.string().nullish(),
  flowType: z.string().nullish(),
  updatedAt: z.iso.datetime({ offset: true }).nullish(),
  submittedAt: z.iso.datetime({ offset: true }).nullish(),
  acknowledgement: acknowledgement.nullish(),
})
type Flow = z.infer<typeof flow>

const searchAnswer = z.object({ results: z.array(flow) })

/** How many flows one search answers; a full page is followed by another. */
const pageSize = 100

/** Life-cycle messages about invoices that we sent come as flows of this type. */
const lifecycleType = 'CustomerInvoiceLC'

/** What the standard calls each of our flows. */
const flowFacts = {
  invoice: { flowType: 'CustomerInvoice', flowSyntax: 'Factur-X', flowProfile: 'CIUS' },
  cashed: { flowType: lifecycleType, flowSyntax: 'CDAR', flowProfile: null },
} as const

/**
 * An approved platform by the Flow Service of AFNOR XP Z12-013 (R54): `POST /v1/flows` with `flowInfo` and `file`,
 * `POST /v1/flows/search`, `GET /v1/flows/{id}`. A flow's `trackingId` is our purpose: it is looked for before each sending, so
 * that an answer that was lost does not send twice.
 */
export function flowPlatform(options: FlowPlatformOptions): InvoicingPlatform {
  const api = flowApi(options)
  return {
    async send(outgoing) {
      const known = await api.search({ trackingId: outgoing.purpose })
      const same = known.find(({ trackingId }) => trackingId === outgoing.purpose)
      if (same) return { flowId: same.flowId }
      return { flowId: (await api.submit(outgoing)).flowId }
    },
    async statusOf(flowId) {
      const found = await api.metadata(flowId)
      return found && statusOfFlow(found)
    },
    statusesSince: (since) => statusesSince(api, since),
  }
}

/** A page is asked for from the last instant of the one before it; those of that very instant come twice and are dropped. */
async function* statusesSince(api: FlowApi, since: Date): AsyncGenerator<PlatformStatus> {
  const seen = new Set<string>()
  for (let updatedAfter = since.toISOString(), isMore = true; isMore;) {
    const page = await api.search({ updatedAfter, flowType: [flowFacts.invoice.flowType, lifecycleType] })
    const fresh = page.filter(({ flowId }) => !seen.has(flowId)).toSorted((a, b) => timeOf(a) - timeOf(b))
    for (const found of fresh) {
      seen.add(found.flowId)
      yield found.flowType === lifecycleType ? await lifecycleOf(api, found) : statusOfFlow(found)
    }
    updatedAfter = new Date(fresh.reduce((last, found) => Math.max(last, timeOf(found)), since.getTime())).toISOString()
    isMore = page.length === pageSize && fresh.length > 0
  }
}

async function lifecycleOf(api: FlowApi, found: Flow): Promise<PlatformStatus> {
  const own = statusOfFlow(found)
  const message = readLifecycle(await api.original(found.flowId))
  return message ? { ...own, ...message } : own
}

/** A platform that took a flow has deposited it, or says why it did not. */
function statusOfFlow({ flowId, acknowledgement: answer, ...found }: Flow): PlatformStatus {
  const words = { Pending: 'En traitement', Ok: 'Déposée', Error: 'Rejetée' }
  const codes = { Pending: null, Ok: 200, Error: 213 }
  const state = answer?.status ?? 'Pending'
  return { flowId, invoiceNumber: null, status: words[state], code: codes[state], at: new Date(timeOf(found)) }
}

function timeOf({ updatedAt, submittedAt }: Pick<Flow, 'updatedAt' | 'submittedAt'>): number {
  return Date.parse(updatedAt ?? submittedAt ?? '1970-01-01T00:00:00Z')
}

type FlowApi = ReturnType<typeof flowApi>

function flowApi({ url, token, timeoutMs = 20_000 }: FlowPlatformOptions) {
  const base = url.replace(/\/+$/, '')
  const ask = async (operation: string, path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('Authorization', `Bearer ${token}`)
    const signal = AbortSignal.timeout(timeoutMs)
    const answer = await fetch(`${base}${path}`, { ...init, headers, signal }).catch((error: unknown) => {
      throw new PlatformError('unavailable', `${operation}: no answer`, { cause: error })
    })
    if (answer.ok || answer.status === 404) return answer
    throw new PlatformError(kindOf(answer.status), `${operation}: ${answer.status} ${await reasonIn(answer)}`.trim())
  }
  return {
    async submit(outgoing: OutgoingFlow): Promise<Flow> {
      const answer = await ask('POST /v1/flows', '/v1/flows', { method: 'POST', body: formOf(outgoing) })
      return read(answer, flow)
    },
    async search(where: Record<string, unknown>): Promise<Flow[]> {
      const body = JSON.stringify({ limit: pageSize, where })
      const headers = { 'Content-Type': 'application/json' }
      return (await read(await ask('search', '/v1/flows/search', { method: 'POST', headers, body }), searchAnswer))
        .results
    },
    async metadata(flowId: string): Promise<Flow | null> {
      const answer = await ask('GET /v1/flows', `/v1/flows/${encodeURIComponent(flowId)}?docType=Metadata`, {})
      return answer.status === 404 ? null : read(answer, flow)
    },
    async original(flowId: string): Promise<string> {
      const answer = await ask('GET /v1/flows', `/v1/flows/${encodeURIComponent(flowId)}?docType=Original`, {})
      return answer.status === 404 ? '' : textOf(answer)
    },
  }
}

function formOf({ purpose, kind, rule, filename, contentType, bytes }: OutgoingFlow): FormData {
  const { flowProfile, ...facts } = flowFacts[kind]
  const info = {
    trackingId: purpose,
    name: filename,
    processingRule: rule,
    ...facts,
    ...(flowProfile === null ? {} : { flowProfile }),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
  const form = new FormData()
  form.set('flowInfo', new Blob([JSON.stringify(info)], { type: 'application/json' }))
  form.set('file', new Blob([Buffer.from(bytes)], { type: contentType }), filename)
  return form
}

/** 408 and 429 ask for later; every other refusal of the request is final as it stands. */
function kindOf(status: number): PlatformError['kind'] {
  if (status === 401 || status === 403) return 'unauthorized'
  return status >= 500 || status === 408 || status === 429 ? 'unavailable' : 'rejected'
}

const refusalBody = z.object({ errorMessage: z.string() })

async function reasonIn(answer: Response): Promise<string> {
  const text = await textOf(answer)
  const body = refusalBody.safeParse(jsonOf(text))
  return (body.success ? body.data.errorMessage : text).replace(/\s+/g, ' ').slice(0, 300)
}

async function read<Shape extends z.ZodType>(answer: Response, shape: Shape): Promise<z.infer<Shape>> {
  const parsed = shape.safeParse(jsonOf(await textOf(answer)))
  if (parsed.success) return parsed.data
  throw new PlatformError('unavailable', `${answer.status}: an answer that is not of XP Z12-013`)
}

async function textOf(answer: Response): Promise<string> {
  return answer.text().catch((error: unknown) => {
    throw new PlatformError('unavailable', 'The answer broke off', { cause: error })
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
