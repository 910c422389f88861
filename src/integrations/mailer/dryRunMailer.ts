import { maskedEmail } from '../../domain/parties/maskedEmail'
import type { Mailer, OutgoingMail } from '../ports'

/**
 * Sends nothing and says so: every mail counts as sent by the transport `dry-run`. The log gets no body and no subject,
 * which may hold a link or a signing code.
 */
export function dryRunMailer(log: (line: string) => void): Mailer {
  return {
    send: (mail) => {
      log(lineOf(mail))
      return Promise.resolve({ transport: 'dry-run', providerId: null, response: 'not sent: MAIL_DRY_RUN' })
    },
  }
}

function lineOf({ messageId, to, attachments }: OutgoingMail): string {
  const files = attachments.map(({ filename, bytes }) => `${filename} (${bytes.byteLength})`)
  return JSON.stringify({ msg: 'MAIL_DRY_RUN', messageId, to: maskedEmail(to.address), files })
}
