import type { TaskConfig } from 'payload'

import { planDunning as planDueReminders } from '../services/dunning/plan'
import { requestOf } from '../services/guest'

/** Every working morning in Paris: which overdue invoices get which reminder (D1, D2). */
export const planDunning: TaskConfig<'plan-dunning'> = {
  slug: 'plan-dunning',
  label: 'Relances',
  inputSchema: [],
  retries: 3,
  schedule: [{ cron: '0 30 8 * * *', queue: 'nightly' }],
  handler: async ({ req }) => {
    await planDueReminders(await requestOf(req.payload, { kind: 'system', name: 'plan-dunning' }))
    return { output: {} }
  },
}
