import type { Endpoint, PayloadHandler, PayloadRequest, Where } from 'payload'
import { z } from 'zod'

import { hasRole } from '../access/people'
import { civilDate, isCivilDate } from '../domain/dates/civilDate'
import { DomainError } from '../domain/errors'
import { closingTotals } from '../services/exports/closingTotals'
import { csvLists, csvOf, type CsvList } from '../services/exports/csvOf'
import type { ExportFile } from '../services/exports/exportFile'
import type { Period } from '../services/exports/issuedInvoices'
import { paymentsByRate } from '../services/exports/paymentsByRate'
import { salesJournal } from '../services/exports/salesJournal'
import { statementPdf } from '../services/exports/statement'
import { yearArchive } from '../services/exports/yearArchive'
import { requestOf } from '../services/guest'
import { notFound, refusal } from './answers'
import { isUuid, pdfResponse } from './staffVerb'

/**
 * `/api/exports/…`, for the owner and the accountant: `journal`, `payments`, `totals` and `statement` of a period (`from`, `to`),
 * `archive` of a `year`, `csv/:list` with the list's own `where` and `sort`.
 */
export const exportEndpoints: Endpoint[] = [
  get('/exports/journal', async (req) => fileResponse(await salesJournal(await asSystem(req), periodOf(req)))),
  get('/exports/payments', async (req) => fileResponse(paymentsByRate(await asSystem(req), periodOf(req)))),
  get('/exports/totals', async (req) => fileResponse(closingTotals(await asSystem(req), periodOf(req)))),
  get('/exports/archive', async (req) => fileResponse(yearArchive(await asSystem(req), yearAsked(req)))),
  get('/exports/statement', statement),
  get('/exports/csv/:list', csv),
]

type Answer = (req: PayloadRequest) => Promise<Response>

function get(path: string, answer: Answer): Endpoint {
  return { path, method: 'get', handler: forBookkeepers(answer) }
}

function forBookkeepers(answer: Answer): PayloadHandler {
  return async (req) => {
    if (!hasRole(req.user, 'owner', 'accountant')) return notFound()
    try {
      return await answer(req)
    } catch (error) {
      if (error instanceof DomainError) return refusal(req, error)
      throw error
    }
  }
}

/** Whole books, not the rows of one person. */
function asSystem(req: PayloadRequest): Promise<PayloadRequest> {
  return requestOf(req.payload, { kind: 'system', name: 'export' })
}

async function statement(req: PayloadRequest): Promise<Response> {
  const clientId = textIn(req, 'client')
  if (!isUuid(clientId)) throw new DomainError('request.invalid', { fields: 'client' })
  const pdf = await statementPdf(await asSystem(req), { clientId, period: periodOf(req) })
  return pdf ? pdfResponse(pdf) : notFound()
}

async function csv(req: PayloadRequest): Promise<Response> {
  const list = csvLists.find((known): known is CsvList => known === req.routeParams?.list)
  if (!list) return notFound()
  const sort = textIn(req, 'sort')
  return fileResponse(csvOf(req, list, { where: whereOf(req.query.where), sort: sort === '' ? null : sort }))
}

const filter = z.record(z.string(), z.unknown())

/** Payload checks a filter's fields and operators itself; here it only has to be one. */
function whereOf(value: unknown): Where {
  const parsed = filter.safeParse(value ?? {})
  if (!parsed.success) throw new DomainError('request.invalid', { fields: 'where' })
  return parsed.data as Where
}

/** @throws {DomainError} `request.invalid` unless both are days, in order */
function periodOf(req: PayloadRequest): Period {
  const [from, to] = [textIn(req, 'from'), textIn(req, 'to')]
  const wrong = [isCivilDate(from) ? '' : 'from', isCivilDate(to) && to >= from ? '' : 'to'].filter(Boolean)
  if (wrong.length > 0) throw new DomainError('request.invalid', { fields: wrong.join(', ') })
  return { from: civilDate(from), to: civilDate(to) }
}

function yearAsked(req: PayloadRequest): number {
  const year = textIn(req, 'year')
  if (!/^20\d{2}$/.test(year)) throw new DomainError('request.invalid', { fields: 'year' })
  return Number(year)
}

function textIn({ query }: PayloadRequest, name: string): string {
  const value: unknown = query[name]
  return typeof value === 'string' ? value : ''
}

/**
 * A file as a download while it is written. Its first piece is asked for before the answer begins, so that a refusal can still be
 * one; what fails later cuts the download off.
 */
async function fileResponse(file: ExportFile): Promise<Response> {
  const { filename, contentType, chunks } = file
  const iterator = chunks[Symbol.asyncIterator]()
  const first = await iterator.next()
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => (first.done ? controller.close() : controller.enqueue(first.value)),
    async pull(controller) {
      const next = await iterator.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${filename}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
