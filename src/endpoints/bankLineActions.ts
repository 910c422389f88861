import type { CollectionConfig, PayloadRequest } from 'payload'

import { hasRole } from '../access/people'
import { acceptMatchRequest, largestStatementBytes } from '../contracts/payments'
import { DomainError } from '../domain/errors'
import { acceptMatch } from '../services/payments/acceptMatch'
import { ignoreLine, readMatches, reopenLine } from '../services/payments/bankLines'
import { importStatement } from '../services/payments/importStatement'
import { notFound, refusal } from './answers'
import { readUpTo } from '../contracts/readUpTo'
import { bodyOf, staffVerb } from './staffVerb'

const bookkeepers = ['owner', 'manager', 'accountant'] as const

/**
 * What staff do with the lines of a bank's statements, under `/api/bank-lines`. `/import` takes the file as it is, as the body;
 * `?recordsSure=true` records the lines that are sure.
 */
export const bankLineActions: Exclude<CollectionConfig['endpoints'], false | undefined> = [
  { path: '/import', method: 'post', handler: answerImport },
  {
    path: '/:id/matches',
    method: 'get',
    handler: staffVerb({ roles: bookkeepers, work: async (req, id) => Response.json(await readMatches(req, id)) }),
  },
  {
    path: '/:id/accept',
    method: 'post',
    handler: staffVerb({
      roles: bookkeepers,
      work: async (req, lineId) => {
        await acceptMatch(req, { lineId, ...(await bodyOf(req, acceptMatchRequest)) })
        return Response.json({ state: 'matched' })
      },
    }),
  },
  {
    path: '/:id/ignore',
    method: 'post',
    handler: staffVerb({
      roles: bookkeepers,
      work: async (req, id) => {
        await ignoreLine(req, id)
        return Response.json({ state: 'ignored' })
      },
    }),
  },
  {
    path: '/:id/reopen',
    method: 'post',
    handler: staffVerb({
      roles: bookkeepers,
      work: async (req, id) => {
        await reopenLine(req, id)
        return Response.json({ state: 'unmatched' })
      },
    }),
  },
]

async function answerImport(req: PayloadRequest): Promise<Response> {
  if (!hasRole(req.user, ...bookkeepers)) return notFound()
  try {
    const bytes = await readUpTo(req, largestStatementBytes)
    if (bytes === null) throw new DomainError('statement.tooLarge')
    const recordsSure = req.searchParams.get('recordsSure') === 'true'
    return Response.json(await importStatement(req, { bytes, recordsSure }))
  } catch (error) {
    if (error instanceof DomainError) return refusal(req, error)
    throw error
  }
}
