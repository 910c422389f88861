import type { TaskConfig } from 'payload'

import { portsOf } from '../integrations/ports'
import { renderMissing } from '../services/documents/renderMissing'
import { requestOf } from '../services/guest'
import { sweepPlatformFlows } from '../services/invoices/sweepPlatformFlows'
import { mailStateOf } from '../services/messages/mailSwitches'
import { sweepOwedMessages } from '../services/messages/sweep'
import { sealMissing } from '../services/signatures/sealMissing'
import { startDueProjects } from '../services/projects/startDue'

/** Every ten minutes: takes up what time has made possible, or what a job gave up. Running it again is harmless. */
export const catchUp: TaskConfig<'catch-up'> = {
  slug: 'catch-up',
  label: 'Rattrapage',
  inputSchema: [],
  retries: 2,
  schedule: [{ cron: '0 */10 * * * *', queue: 'nightly' }],
  handler: async ({ req }) => {
    const system = await requestOf(req.payload, { kind: 'system', name: 'catch-up' })
    await renderMissing(system)
    await sealMissing(system)
    await startDueProjects(system)
    if (portsOf(req.payload).platform) await sweepPlatformFlows(system)
    if (['on', 'dry-run'].includes(mailStateOf(req.payload))) await sweepOwedMessages(system)
    return { output: {} }
  },
}
