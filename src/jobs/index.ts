import type { TaskConfig } from 'payload'

import { anchorLedger } from './anchorLedger'
import { catchUp } from './catchUp'
import { closeCheckout } from './closeCheckout'
import { deliverMessage } from './deliverMessage'
import { expireQuotes } from './expireQuotes'
import { issueRetainers } from './issueRetainers'
import { pollPlatform } from './pollPlatform'
import { processStripeEvent } from './processStripeEvent'
import { reconcileStripe } from './reconcileStripe'
import { sendToPlatform } from './sendToPlatform'
import { planDunning } from './planDunning'
import { remindQuotes } from './remindQuotes'
import { purgeJobs } from './purgeJobs'
import { renderDocument } from './renderDocument'
import { sealDocument } from './sealDocument'

/** Every task that the workers know; the slugs are a database enum, so a new one comes with a migration. */
export const tasks: TaskConfig[] = [
  renderDocument,
  deliverMessage,
  sealDocument,
  expireQuotes,
  remindQuotes,
  planDunning,
  purgeJobs,
  anchorLedger,
  processStripeEvent,
  closeCheckout,
  reconcileStripe,
  issueRetainers,
  sendToPlatform,
  pollPlatform,
  catchUp,
]

/** The queues that a worker empties side by side: a slow PDF never delays a mail. */
export const queues = ['mail', 'pdf', 'nightly'] as const
