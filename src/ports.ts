import { readFile } from 'node:fs/promises'
import path from 'node:path'

import type { Env } from './env'
import { ciiXml } from './integrations/facturx/ciiXml'
import { facturXPdf } from './integrations/facturx/invoiceArchive'
import { xsdProblems } from './integrations/facturx/xsdCheck'
import { signatureImages } from './integrations/images/signatureImages'
import { brevoMailer } from './integrations/mailer/brevoMailer'
import { dryRunMailer } from './integrations/mailer/dryRunMailer'
import { fallbackMailer } from './integrations/mailer/fallbackMailer'
import { smtpMailer } from './integrations/mailer/smtpMailer'
import { archivePdf } from './integrations/pdf/archivePdf'
import { chromiumPrinter } from './integrations/pdf/chromiumPrinter'
import type { Mailer, Ports, Sealer } from './integrations/ports'
import { qrSvg } from './integrations/qrSvg'
import { demoKey } from './integrations/signing/demoKey'
import { pdfSealer } from './integrations/signing/pdfSealer'
import { checkSeal } from './integrations/signing/sealCheck.mjs'
import { verifyScripts } from './integrations/signing/verifyScripts'
import { flowPlatform } from './integrations/platform/flowPlatform'
import { diskStorage } from './integrations/storage/diskStorage'
import { stripeGateway } from './integrations/stripe/stripeGateway'

function now(): Date {
  return new Date()
}

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
    electronicInvoices: { xmlOf: ciiXml, problemsOf: xsdProblems, archiveOf: facturXPdf },
    payments: paymentsFrom(env),
    platform: platformFrom(env),
    mailer: mailerFrom(env),
    storage: diskStorage(path.resolve(env.TU_DATA_DIR, 'files')),
    images: signatureImages(),
    qrSvg,
    now,
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

/** Without both keys nobody pays online: a page without a webhook would never know that it was paid (P1, P5). */
function paymentsFrom(env: Env): Ports['payments'] {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_URL: baseUrl } = env
  if (!secretKey || !webhookSecret) return null
  return stripeGateway({ secretKey, webhookSecret, ...(baseUrl ? { baseUrl } : {}) })
}

function platformFrom(env: Env): Ports['platform'] {
  const { EINVOICING_URL: url, EINVOICING_TOKEN: token } = env
  return url && token ? flowPlatform({ url, token }) : null
}

/** Brevo, SMTP behind it; one of them; or none: what is owed stays readable in the admin. */
function mailerFrom(env: Env): Mailer | null {
  if (env.MAIL_DRY_RUN) return dryRunMailer((line) => process.stdout.write(`${line}\n`))
  const brevo = brevoFrom(env)
  const smtp = smtpFrom(env)
  return brevo && smtp ? fallbackMailer({ first: brevo, second: smtp, now }) : (brevo ?? smtp)
}

function brevoFrom({ BREVO_API_KEY: apiKey, BREVO_API_URL: baseUrl }: Env): Mailer | null {
  return apiKey ? brevoMailer({ apiKey, ...(baseUrl ? { baseUrl } : {}) }) : null
}

function smtpFrom(env: Env): Mailer | null {
  if (!env.SMTP_HOST) return null
  return smtpMailer({
    host: env.SMTP_HOST,
    port: env.SMTP_PORT,
    user: env.SMTP_USER,
    password: env.SMTP_PASSWORD,
    secure: env.SMTP_SECURE,
  })
}
