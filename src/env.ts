import { z } from 'zod'

/** "1", "true", "oui" … are true; unset or empty is false. */
const flag = z
  .string()
  .optional()
  .transform((value) => ['1', 'true', 'yes', 'oui', 'on'].includes((value ?? '').toLowerCase()))

/** An unset variable and an empty one mean the same, so that `KEY=` in an .env file switches a part off. */
const optional = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === '' ? null : value.trim()))

const number = (fallback: number) => z.coerce.number().int().nonnegative().default(fallback)

const environment = z.object({
  DATABASE_URI: z.string().min(1),
  DATABASE_REPLICA_URI: optional,
  DATABASE_POOL_MAX: number(10),
  PAYLOAD_SECRET: z.string().min(24, 'at least 24 characters'),
  PUBLIC_URL: z.url(),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** `web`: requests only; `worker`: jobs; `migrate`: migrate, then leave; unset: web and worker in one process. */
  TU_ROLE: z.enum(['web', 'worker', 'migrate', 'all']).default('all'),
  TU_DATA_DIR: z.string().default('.data'),
  /** How many reverse proxies in front of us may be believed about the client's address (S4). */
  TU_TRUSTED_PROXIES: number(0),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  CHROMIUM_PATH: optional,
  TU_CHROMIUM_BUNDLED: flag,
  ADMIN_EMAIL: optional,
  ADMIN_PASSWORD: optional,
  MAIL_FROM_NAME: z.string().default("Trait d'Union"),
  MAIL_FROM_ADDRESS: z.string().default('bonjour@trait-d-union.test'),
  MAIL_REPLY_TO: optional,
  SMTP_HOST: optional,
  SMTP_PORT: number(587),
  SMTP_USER: optional,
  SMTP_PASSWORD: optional,
  SMTP_SECURE: flag,
  /** The company's key that seals signed quotes: a PKCS#12 file, by path or as base64 (S5, R43). */
  SEAL_P12_FILE: optional,
  SEAL_P12_BASE64: optional,
  SEAL_P12_PASSWORD: optional,
  /** Seals with a key made for demonstrations when there is no other. */
  SEAL_DEMO_KEY: flag,
  /** An RFC 3161 time-stamping authority. */
  TSA_URL: optional,
  BREVO_API_KEY: optional,
  /** Another address than Brevo's own: the double of the tests. */
  BREVO_API_URL: optional,
  /** What Brevo's webhooks prove themselves with, as a bearer token. */
  BREVO_WEBHOOK_SECRET: optional,
  /** No mail leaves: what is owed waits until this is unset and the process started again. */
  MAIL_KILL_SWITCH: flag,
  /** Mails are logged and count as sent. */
  MAIL_DRY_RUN: flag,
  STRIPE_SECRET_KEY: optional,
  STRIPE_PUBLISHABLE_KEY: optional,
  STRIPE_WEBHOOK_SECRET: optional,
  /** Another address than Stripe's own: the simulator of the demo and of the tests. */
  STRIPE_API_URL: optional,
  /** The approved e-invoicing platform's flow API, AFNOR XP Z12-013 (R54). */
  EINVOICING_URL: optional,
  EINVOICING_TOKEN: optional,
  AIRTABLE_API_KEY: optional,
  AIRTABLE_BASE_ID: optional,
  AIRTABLE_TABLE_NAME: optional,
  HUBSPOT_API_KEY: optional,
})

/** The configuration of one process, parsed and complete. */
export type Env = z.infer<typeof environment>

/** What `next build` needs to load the configuration: it neither connects nor signs anything. */
const placeholdersWhileBuilding = {
  DATABASE_URI: 'postgres://build@127.0.0.1:1/build',
  PAYLOAD_SECRET: 'only-while-building-never-at-run-time',
  PUBLIC_URL: 'http://localhost:3000',
}

/**
 * Reads the environment, the only place that does.
 *
 * @throws one Error that lists every variable that is missing or wrong, with its reason; values are not repeated.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const building = source.NEXT_PHASE === 'phase-production-build' || source.TU_GENERATING === '1'
  const parsed = environment.safeParse(building ? { ...placeholdersWhileBuilding, ...source } : source)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The environment is not complete (see .env.example):\n${lines.join('\n')}`)
}
