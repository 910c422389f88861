import type { Payload } from 'payload'

import { isSameOrigin } from '@/access/sameOrigin'
import { hasStaffCookie } from '@/access/staffCookie'
import { DomainError } from '@/domain/errors'
import { recordView } from '@/services/quotes/recordView'

const headers = { 'Cache-Control': 'no-store' }

/**
 * Takes a page's word that a person saw it (S4). Says 204 whatever became of it, 404 for a link that opens nothing, 403 to
 * other sites; the body is not read.
 */
export async function answerView(payload: Payload, request: Request, token: string): Promise<Response> {
  const origin = new URL(payload.config.serverURL).origin
  if (!isSameOrigin(request.headers, origin)) return new Response(null, { status: 403, headers })
  try {
    await recordView(payload, {
      token,
      versionHash: new URL(request.url).searchParams.get('version') ?? '',
      isStaff: hasStaffCookie(request.headers),
      userAgent: request.headers.get('user-agent'),
    })
    return new Response(null, { status: 204, headers })
  } catch (error) {
    if (error instanceof DomainError) return new Response(null, { status: 404, headers })
    throw error
  }
}
