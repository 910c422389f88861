import config from '@payload-config'
import { getPayload } from 'payload'

import { answerView } from './answerView'

/** Where the quote's page tells that a person saw it. */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  return answerView(await getPayload({ config }), request, (await params).token)
}
