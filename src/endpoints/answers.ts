import type { PayloadRequest } from 'payload'

import type { DomainError } from '../domain/errors'
import type { Problem } from '../domain/problems'
import { readableFacts, readableField } from '../domain/readableFacts'

/** An answer that no cache and no other page may keep or reinterpret. */
const privateHeaders = { 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' }

/** What a refusal means to HTTP; every other code is a conflict with the current state, 409. */
const statuses: Readonly<Record<string, number>> = {
  'request.invalid': 400,
  'request.notJson': 400,
  'quote.unknown': 404,
  'invoice.unknown': 404,
  'project.unknown': 404,
  'message.unknown': 404,
  'bankLine.unknown': 404,
  'payment.unknown': 404,
  'stripeEvent.unknown': 404,
  'payment.onlineUnavailable': 503,
  'quote.notSendable': 422,
  'invoice.notIssuable': 422,
  'invoice.negativeTotal': 422,
  'invoice.noMilestoneShare': 422,
  'creditNote.nothingToCredit': 422,
  'creditNote.amountTooLarge': 422,
  'creditNote.unknownLine': 422,
  'creditNote.duplicateLine': 422,
  'creditNote.quantityOutOfRange': 422,
  'creditNote.tooMuch': 422,
  'payment.amountOutOfRange': 422,
  'payment.dateInFuture': 422,
  'payment.moreThanDue': 422,
  'payment.moreThanCredit': 422,
  'payment.overAllocated': 422,
  'payment.cashAboveLimit': 422,
  'payment.notPositive': 422,
  'statement.tooLarge': 413,
  'statement.noHeadings': 422,
  'statement.badCell': 422,
  'statement.openQuote': 422,
  'statement.notCamt053': 422,
  'statement.badEntry': 422,
  'statement.badXml': 422,
  'statement.forbiddenXml': 422,
  'statement.empty': 422,
  'statement.noAccount': 422,
  'statement.notText': 422,
}

/**
 * What an endpoint answers when the domain refuses: the sentence in the person's language (`tu:<code>` of
 * `i18n/errors`), the code with its facts for machines, and each problem with its own sentence.
 */
export function refusal(req: PayloadRequest, error: DomainError): Response {
  const { problems } = error.data
  const facts = readableFacts(error.data, (key) => wordOf(req, key))
  const data = {
    ...error.data,
    code: error.code,
    ...(Array.isArray(problems)
      ? { problems: problems.filter(isProblem).map((problem) => withMessage(req, problem)) }
      : {}),
  }
  return Response.json(
    { errors: [{ message: translate(req, error.code, facts), data }] },
    { status: statuses[error.code] ?? 409, headers: privateHeaders },
  )
}

/** A problem with the sentence that tells a person which field it is and what to do. */
export function withMessage(req: PayloadRequest, problem: Problem): Problem & { message: string } {
  return { ...problem, message: problemSentence(req, problem) }
}

/** A fault of the XML is the schema's own sentence; a platform's rule without words of ours is told by its id (R53). */
function problemSentence(req: PayloadRequest, { field: path, code }: Problem): string {
  if (path === 'xml') return translate(req, 'problem.xml', { fault: code })
  const field = readableField(path, (key) => wordOf(req, key))
  const key = `problem.${code}`
  const known = translate(req, key, { field })
  if (!known.endsWith(key)) return known
  return code.startsWith('BR-')
    ? translate(req, 'problem.rule', { field, rule: code })
    : translate(req, 'problem.wrong', { field })
}

/** The same for "there is none" and "not for you", so that nobody learns which ids exist (C2). */
export function notFound(): Response {
  return Response.json({ errors: [{ message: 'Not found' }] }, { status: 404, headers: privateHeaders })
}

/** Payload answers with the key itself when it has no word for it. */
function wordOf(req: PayloadRequest, key: string): string | null {
  const word = translate(req, key, {})
  return word.endsWith(key) ? null : word
}

/** Payload's keys are a closed union that does not know our namespace. */
function translate(req: PayloadRequest, code: string, data: Readonly<Record<string, unknown>>): string {
  return req.t(`tu:${code}` as never, data)
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'field' in value && 'code' in value
}
