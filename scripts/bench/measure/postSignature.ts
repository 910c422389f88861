import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { SignRequest } from '../../../src/contracts/sign'
import { standaloneFolder } from '../../lib/build'

const manifest = z.object({ node: z.record(z.string(), z.looseObject({ exportedName: z.string() })) })

/** The id under which the built server knows the page's server action; another one after each change of its sources. */
export function signActionId(): string {
  const file = join(standaloneFolder, '.next/server/server-reference-manifest.json')
  const { node } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')))
  const id = Object.keys(node).find((key) => node[key]?.exportedName === 'signQuote')
  if (id === undefined) throw new Error(`${file} knows no signQuote`)
  return id
}

/**
 * Signs as the page does: the same server action over HTTP, whose answer brings the signed page along.
 *
 * @throws when the quote is not accepted by it
 */
export async function postSignature(webUrl: string, actionId: string, request: SignRequest): Promise<void> {
  const answer = await fetch(`${webUrl}/devis/${request.token}`, {
    method: 'POST',
    headers: {
      'Next-Action': actionId,
      'Content-Type': 'text/plain;charset=UTF-8',
      Accept: 'text/x-component',
      Origin: webUrl,
    },
    body: JSON.stringify([request]),
  })
  const body = await answer.text()
  if (answer.ok && body.includes('"ok":true,"state":"accepted"')) return
  throw new Error(`Signing answers ${answer.status}: ${/\{"ok":false[^}]*\}/.exec(body)?.[0] ?? body.slice(0, 200)}`)
}
