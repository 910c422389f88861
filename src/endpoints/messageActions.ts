import type { CollectionConfig, PayloadRequest } from 'payload'

import { asSystem } from '../access/actors'
import { hasRole, staffRoles } from '../access/people'
import { portsOf } from '../integrations/ports'
import type { Message } from '../payload-types'
import { renderMessage } from '../services/messages/render'
import { resendMessage } from '../services/messages/resend'
import { notFound } from './answers'
import { staffVerb } from './staffVerb'

const senders = ['owner', 'manager', 'accountant'] as const

/** Under `/api/messages/:id`: look at a message as its reader gets it, and send it once more. */
export const messageActions: Exclude<CollectionConfig['endpoints'], false | undefined> = [
  { path: '/:id/preview', method: 'get', handler: staffVerb({ roles: staffRoles, work: preview }) },
  { path: '/:id/resend', method: 'post', handler: staffVerb({ roles: senders, work: resend }) },
]

/** `?part=text` is the plain twin. Who may not act for a client gets the client's personal links shortened. */
async function preview(req: PayloadRequest, id: string): Promise<Response> {
  const message = await visibleMessage(req, id)
  if (!message) return notFound()
  const mayAct = hasRole(req.user, 'owner', 'manager')
  // A signing code proves the client's own address (S3); staff see it only where no mail leaves, to try the product.
  const isSecret = message.template === 'sign-code' && portsOf(req.payload).mailer !== null
  const links = mayAct && !isSecret ? 'real' : 'masked'
  const { html, text } = await renderMessage(req, message, { links })
  return req.query.part === 'text' ? page('text/plain', text) : page('text/html', html)
}

async function resend(req: PayloadRequest, id: string): Promise<Response> {
  const message = await visibleMessage(req, id)
  if (!message) return notFound()
  const { state } = await resendMessage(req, id)
  return Response.json({ id, state }, { headers: { 'Cache-Control': 'no-store' } })
}

/**
 * The message, unless it is one of Payload's own: their links open accounts, so only owners look into them. Read as the
 * system because `data` is closed to everybody.
 */
async function visibleMessage(req: PayloadRequest, id: string): Promise<Message | null> {
  const message = await req.payload.findByID({
    collection: 'messages',
    id,
    depth: 0,
    disableErrors: true,
    ...asSystem(req),
  })
  return message?.template === 'account' && !hasRole(req.user, 'owner') ? null : message
}

/** Nothing in the mail runs, loads or sees the admin; its links open beside it. */
const previewPolicy = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "frame-ancestors 'self'",
].join('; ')

function page(contentType: 'text/html' | 'text/plain', body: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': `${contentType}; charset=utf-8`,
      'Content-Security-Policy': previewPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'private, no-store',
    },
  })
}
