import path from 'node:path'

import type { Env } from './env'
import { signatureImages } from './integrations/images/signatureImages'
import { smtpMailer } from './integrations/mailer/smtpMailer'
import { chromiumPrinter } from './integrations/pdf/chromiumPrinter'
import type { Mailer, Ports } from './integrations/ports'
import { qrSvg } from './integrations/qrSvg'
import { diskStorage } from './integrations/storage/diskStorage'

/** The real outside, as the environment configures it. */
export function portsFrom(env: Env): Ports {
  return {
    pdf: chromiumPrinter({
      ...(env.CHROMIUM_PATH ? { chromiumPath: env.CHROMIUM_PATH } : {}),
      bundledOnly: env.TU_CHROMIUM_BUNDLED,
    }),
    mailer: mailerFrom(env),
    storage: diskStorage(path.resolve(env.TU_DATA_DIR, 'files')),
    images: signatureImages(),
    qrSvg,
    now: () => new Date(),
  }
}

/** Without SMTP nothing leaves: what is owed stays readable in the admin. */
function mailerFrom(env: Env): Mailer | null {
  if (!env.SMTP_HOST) return null
  return smtpMailer({
    host: env.SMTP_HOST,
    port: env.SMTP_PORT,
    user: env.SMTP_USER,
    password: env.SMTP_PASSWORD,
    secure: env.SMTP_SECURE,
  })
}
