import type { Payload } from 'payload'

import { versionLabel } from '../../domain/quotes/content'
import { portsOf } from '../../integrations/ports'
import { quoteByToken } from './read'

/** The stored PDF of the version that a link opens, as stored; null when there is no such link or it is not made yet. */
export async function presentedPdf(
  payload: Payload,
  token: string,
): Promise<{ filename: string; bytes: Uint8Array } | null> {
  const linked = await quoteByToken(payload, token)
  if (!linked?.pdfKey) return null
  const bytes = await portsOf(payload).storage.get(linked.pdfKey)
  return { filename: `${versionLabel(linked.content)}.pdf`, bytes }
}
