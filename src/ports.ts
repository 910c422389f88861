import { readFile } from 'node:fs/promises'
import path from 'node:path'

import type { Env } from './env'
import { signatureImages } from './integrations/images/signatureImages'
import { smtpMailer } from './integrations/mailer/smtpMailer'
import { archivePdf } from './integrations/pdf/archivePdf'
import { chromiumPrinter } from './integrations/pdf/chromiumPrinter'
import type { Mailer, Ports, Sealer } from './integrations/ports'
import { qrSvg } from './integrations/qrSvg'
import { demoKey } from './integrations/signing/demoKey'
import { pdfSealer } from './integrations/signing/pdfSealer'
import { checkSeal } from './integrations/signing/sealCheck.mjs'
import { verifyScripts } from './integrations/signing/verifyScripts'
import { diskStorage } from './integrations/storage/diskStorage'

/** The real outside, as the environment configures it. */
export function portsFrom(env: Env): Ports {
  return {
    pdf: chromiumPrinter({
      ...(env.CHROMIUM_PATH ? { chromiumPath: env.CHROMIUM_PATH } : {}),
      bundledOnly: env.TU_CHROMIUM_BUNDLED,
    }),
    archivePdf,
    sealer: sealerFrom(env),
    checkSeal,
    verifyScripts,
    mailer: mailerFrom(env),
    storage: diskStorage(path.resolve(env.TU_DATA_DIR, 'files')),
    images: signatureImages(),
    qrSvg,
    now: () => new Date(),
  }
}

/** The company's key, opened at the first seal; else a demonstration key where that is allowed; else none (S5, R43). */
function sealerFrom(env: Env): Ports['sealer'] {
  const read = keyReader(env)
  if (read === null) return null
  let opened: Promise<Sealer> | null = null
  return () => {
    opened ??= read()
      .then((key) => pdfSealer({ ...key, tsaUrl: env.TSA_URL }))
      .catch((error: unknown) => {
        opened = null
        throw error
      })
    return opened
  }
}

function keyReader(env: Env): (() => Promise<{ p12: Uint8Array; password: string; isDemo: boolean }>) | null {
  const password = env.SEAL_P12_PASSWORD ?? ''
  const { SEAL_P12_BASE64: base64, SEAL_P12_FILE: file } = env
  if (base64) return () => Promise.resolve({ p12: Buffer.from(base64, 'base64'), password, isDemo: false })
  if (file) return async () => ({ p12: await readFile(file), password, isDemo: false })
  if (!env.SEAL_DEMO_KEY) return null
  return async () => ({ ...(await demoKey(path.resolve(env.TU_DATA_DIR))), isDemo: true })
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
