import type { PayloadHandler, PayloadRequest } from 'payload'
import type { z } from 'zod'

import { hasRole, type StaffRole } from '../access/people'
import { DomainError } from '../domain/errors'
import { notFound, refusal } from './answers'

export type StaffVerb = {
  /** Who may do it; everybody else gets the answer of an unknown address. */
  roles: readonly StaffRole[]
  /** Does it and answers; a `DomainError` becomes its sentence and status. */
  work: (req: PayloadRequest, id: string) => Promise<Response>
}

/** The handler of `/:id/<verb>`: who, which, do, answer. */
export function staffVerb({ roles, work }: StaffVerb): PayloadHandler {
  return async (req) => {
    const id = req.routeParams?.id
    if (!hasRole(req.user, ...roles) || typeof id !== 'string' || !isUuid(id)) return notFound()
    try {
      return await work(req, id)
    } catch (error) {
      if (error instanceof DomainError) return refusal(req, error)
      throw error
    }
  }
}

/** Whether a text can be one of our ids at all; anything else is unknown without asking the database. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
}

/**
 * The body of a request, checked.
 *
 * @throws {DomainError} `request.invalid` { fields } naming every wrong field
 */
export async function bodyOf<Shape extends z.ZodType>(req: PayloadRequest, shape: Shape): Promise<z.infer<Shape>> {
  const parsed = shape.safeParse(await jsonOf(req))
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'body')
  throw new DomainError('request.invalid', { fields: [...new Set(fields)].join(', ') })
}

async function jsonOf(req: PayloadRequest): Promise<unknown> {
  try {
    return (await req.json?.()) ?? null
  } catch {
    throw new DomainError('request.notJson')
  }
}

/** A stored PDF as a download that no cache keeps for somebody else. */
export function pdfResponse({ bytes, filename }: { bytes: Uint8Array; filename: string }): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${filename}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
