import type { TaskConfig } from 'payload'

import { requestOf } from '../services/guest'
import { sendToPlatform as run } from '../services/invoices/sendToPlatform'

/** Hands an invoice or its cashing over to the approved platform (R54, R55). */
export const sendToPlatform: TaskConfig<'send-to-platform'> = {
  slug: 'send-to-platform',
  label: 'Plateforme',
  inputSchema: [{ name: 'flowId', type: 'text', required: true }],
  retries: { attempts: 10, backoff: { type: 'exponential', delay: 5_000 } },
  handler: async ({ input, req }) => {
    await run(await requestOf(req.payload, { kind: 'system', name: 'send-to-platform' }), input.flowId)
    return { output: {} }
  },
}
