import { z } from 'zod'

import { portsOf } from '../../integrations/ports'

const switches = z.object({
  MAIL_KILL_SWITCH: z.boolean(),
  MAIL_DRY_RUN: z.boolean(),
  BREVO_WEBHOOK_SECRET: z.string().nullable(),
})

type Configured = { config: { custom?: Record<string, unknown> } }

/** Whether mail leaves: `none` no way out is configured; `stopped` by MAIL_KILL_SWITCH; `dry-run` only said to be sent. */
export type MailState = 'on' | 'none' | 'stopped' | 'dry-run'

/**
 * What becomes of mail in this installation.
 *
 * @throws when the configuration was built without its environment (`custom.env`)
 */
export function mailStateOf({ config }: Configured): MailState {
  const env = switches.parse(config.custom?.env)
  if (env.MAIL_KILL_SWITCH) return 'stopped'
  if (env.MAIL_DRY_RUN) return 'dry-run'
  return portsOf({ config }).mailer === null ? 'none' : 'on'
}

/** What Brevo's webhooks prove themselves with; null: they are not believed. */
export function brevoWebhookSecretOf({ config }: Configured): string | null {
  return switches.parse(config.custom?.env).BREVO_WEBHOOK_SECRET
}
