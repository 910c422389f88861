import type { TaskConfig } from 'payload'

import { anchorLedger } from './anchorLedger'
import { catchUp } from './catchUp'
import { deliverMessage } from './deliverMessage'
import { expireQuotes } from './expireQuotes'
import { purgeJobs } from './purgeJobs'
import { renderDocument } from './renderDocument'
import { sealDocument } from './sealDocument'

/** Every task that the workers know; the slugs are a database enum, so a new one comes with a migration. */
export const tasks: TaskConfig[] = [
  renderDocument,
  deliverMessage,
  sealDocument,
  expireQuotes,
  purgeJobs,
  anchorLedger,
  catchUp,
]

/** The queues that a worker empties side by side: a slow PDF never delays a mail. */
export const queues = ['mail', 'pdf', 'nightly'] as const
