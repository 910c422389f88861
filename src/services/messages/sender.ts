import { z } from 'zod'

const mailEnvironment = z.object({
  MAIL_FROM_NAME: z.string(),
  MAIL_FROM_ADDRESS: z.string(),
  MAIL_REPLY_TO: z.string().nullable(),
})

export type Sender = { name: string; address: string; replyTo: string | null }

type Configured = { config: { custom?: Record<string, unknown> } }

/**
 * Who the product's mails come from, and who reads the answers.
 *
 * @throws when the configuration was built without its environment (`custom.env`)
 */
export function senderOf({ config }: Configured): Sender {
  const env = mailEnvironment.parse(config.custom?.env)
  return { name: env.MAIL_FROM_NAME, address: env.MAIL_FROM_ADDRESS, replyTo: env.MAIL_REPLY_TO }
}
