import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** accept · unauthorized: 401 · reject: 400 · down: 503 · lose: takes the flow and cuts the line · hang: never answers */
export type PlatformManner = 'accept' | 'unauthorized' | 'reject' | 'down' | 'lose' | 'hang'

export type PlatformFlowRecord = {
  flowId: string
  trackingId: string
  flowType: string
  info: Record<string, unknown>
  file: { name: string; type: string; bytes: Uint8Array }
  updatedAt: string
  acknowledgement: { status: 'Pending' | 'Ok' | 'Error' }
}

export type PlatformDouble = {
  url: string
  token: string
  /** Every flow that was taken, in order. */
  flows: PlatformFlowRecord[]
  /** The platform or the buyer says something of an invoice, as a CDAR life-cycle message. */
  tell(lifecycle: { invoiceNumber: string; code: number; status: string; at: string }): void
  behave(manner: PlatformManner): void
  close(): Promise<void>
}

/** A local Flow Service in the shape of AFNOR XP Z12-013 that keeps what it gets and fails as it is told. */
export async function startPlatform(token = 'platform-token'): Promise<PlatformDouble> {
  const flows: PlatformFlowRecord[] = []
  let manner: PlatformManner = 'accept'

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://double')
    const body = await bodyOf(request)
    const type = request.headers['content-type'] ?? ''
    if (manner === 'hang') return
    if (manner === 'down') return json(response, 503, { errorCode: 'DOWN', errorMessage: 'maintenance' })
    if (manner === 'unauthorized' || request.headers.authorization !== `Bearer ${token}`)
      return json(response, 401, { errorCode: 'UNAUTHORIZED', errorMessage: 'bad token' })
    if (url.pathname === '/v1/healthcheck') return json(response, 200, {})
    if (request.method === 'POST' && url.pathname === '/v1/flows/search') return json(response, 200, search(body))
    if (request.method === 'POST' && url.pathname === '/v1/flows') return submit(response, { body, type })
    return one(response, url)
  }

  async function submit(response: ServerResponse, { body, type }: { body: Buffer; type: string }): Promise<void> {
    if (manner === 'reject') return json(response, 400, { errorCode: 'BAD', errorMessage: 'BR-FR-01: not a number' })
    const flow = await flowIn(body, type)
    flows.push(flow)
    if (manner === 'lose') return void response.destroy()
    json(response, 202, metadataOf(flow))
  }

  function search(body: Buffer): unknown {
    const { where, limit } = searchIn(body)
    const results = flows
      .filter(({ trackingId }) => where.trackingId === undefined || trackingId === where.trackingId)
      .filter(({ flowType }) => where.flowType === undefined || where.flowType.includes(flowType))
      .filter(({ updatedAt }) => where.updatedAfter === undefined || updatedAt >= where.updatedAfter)
      .toSorted((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1))
    return { limit, filters: where, results: results.slice(0, limit).map(metadataOf) }
  }

  function one(response: ServerResponse, url: URL): void {
    const flow = flows.find(({ flowId }) => url.pathname === `/v1/flows/${flowId}`)
    if (!flow) return json(response, 404, { errorCode: 'NOT_FOUND', errorMessage: 'no such flow' })
    if (url.searchParams.get('docType') !== 'Original') return json(response, 200, metadataOf(flow))
    response.writeHead(200, { 'Content-Type': flow.file.type })
    response.end(flow.file.bytes)
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The platform double has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    token,
    flows,
    tell: (lifecycle) => void flows.push(lifecycleFlow(lifecycle)),
    behave: (next) => void (manner = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

type Search = { where: { trackingId?: string; flowType?: string[]; updatedAfter?: string }; limit: number }

/** What our own adapter sends; a wrong body fails the test in the reading. */
function searchIn(body: Buffer): Search {
  return JSON.parse(body.toString('utf8')) as Search
}

function metadataOf({ flowId, trackingId, flowType, updatedAt, acknowledgement }: PlatformFlowRecord): unknown {
  return { flowId, trackingId, flowType, flowDirection: 'Out', submittedAt: updatedAt, updatedAt, acknowledgement }
}

async function flowIn(body: Buffer, type: string): Promise<PlatformFlowRecord> {
  const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': type } }).formData()
  const info = form.get('flowInfo')
  const file = form.get('file')
  if (!(file instanceof File) || info === null) throw new Error('flowInfo and file are both needed')
  const facts = recordIn(info instanceof File ? await info.text() : info)
  return {
    flowId: randomUUID(),
    trackingId: String(facts.trackingId),
    flowType: String(facts.flowType),
    info: facts,
    file: { name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) },
    updatedAt: new Date().toISOString(),
    acknowledgement: { status: 'Ok' },
  }
}

/** JSON objects have string keys. */
function recordIn(text: string): Record<string, unknown> {
  return JSON.parse(text) as Record<string, unknown>
}

function lifecycleFlow({ invoiceNumber, code, status, at }: Parameters<PlatformDouble['tell']>[0]): PlatformFlowRecord {
  const flowId = randomUUID()
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossDomainAcknowledgementAndResponse
  xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:100"
  xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100">
  <rsm:AcknowledgementDocument>
    <ram:ReferenceReferencedDocument>
      <ram:IssuerAssignedID>${invoiceNumber}</ram:IssuerAssignedID>
      <ram:ProcessConditionCode>${code}</ram:ProcessConditionCode>
      <ram:ProcessCondition>${status}</ram:ProcessCondition>
    </ram:ReferenceReferencedDocument>
  </rsm:AcknowledgementDocument>
</rsm:CrossDomainAcknowledgementAndResponse>`
  return {
    flowId,
    trackingId: flowId,
    flowType: 'CustomerInvoiceLC',
    info: {},
    file: { name: 'cdar.xml', type: 'application/xml', bytes: new TextEncoder().encode(xml) },
    updatedAt: at,
    acknowledgement: { status: 'Ok' },
  }
}
