import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { en } from '@payloadcms/translations/languages/en'
import { fr } from '@payloadcms/translations/languages/fr'
import path from 'node:path'
import { buildConfig, type CollectionConfig, type SanitizedConfig } from 'payload'
import sharp from 'sharp'

import { closeInternals } from './access/internals'
import { hasRole, isStaff } from './access/people'
import { staff } from './access/rules'
import { Acceptances } from './collections/Acceptances'
import { BankLines } from './collections/BankLines'
import { CheckoutSessions } from './collections/CheckoutSessions'
import { Clients } from './collections/Clients'
import { Contacts } from './collections/Contacts'
import { Documents, largestDocumentBytes } from './collections/Documents'
import { DunningRuns } from './collections/DunningRuns'
import { Invoices } from './collections/Invoices'
import { Leads } from './collections/Leads'
import { Ledger } from './collections/Ledger'
import { MailSuppressions } from './collections/MailSuppressions'
import { Media } from './collections/Media'
import { Messages } from './collections/Messages'
import { Pages } from './collections/Pages'
import { Payments } from './collections/Payments'
import { PlatformFlows } from './collections/PlatformFlows'
import { PortalSessions } from './collections/PortalSessions'
import { PortalTokens } from './collections/PortalTokens'
import { Projects } from './collections/Projects'
import { Promises } from './collections/Promises'
import { Quotes } from './collections/Quotes'
import { QuoteVersions } from './collections/QuoteVersions'
import { QuoteVisits } from './collections/QuoteVisits'
import { ReminderAnswers } from './collections/ReminderAnswers'
import { Reminders } from './collections/Reminders'
import { Retainers } from './collections/Retainers'
import { Signatures } from './collections/Signatures'
import { SigningCodes } from './collections/SigningCodes'
import { SigningLinks } from './collections/SigningLinks'
import { StaffTasks } from './collections/StaffTasks'
import { StripeEvents } from './collections/StripeEvents'
import { SyncLinks } from './collections/SyncLinks'
import { Users } from './collections/Users'
import { groups } from './collections/groups'
import { postgresWithGuarantees } from './database/adapter'
import { brevoWebhook } from './endpoints/brevoWebhook'
import { exportEndpoints } from './endpoints/exports'
import { healthEndpoints } from './endpoints/health'
import { stripeWebhook } from './endpoints/stripeWebhook'
import { verifyEndpoints } from './endpoints/verify'
import { renderMail } from './emails/renderMail'
import type { Env } from './env'
import { Billing } from './globals/Billing'
import { Company } from './globals/Company'
import { Dunning } from './globals/Dunning'
import { Site } from './globals/Site'
import { sayRefusal } from './hooks/sayRefusal'
import { errorsEn } from './i18n/errors.en'
import { errorsFr } from './i18n/errors.fr'
import { mailNotices } from './i18n/outbox'
import type { Ports } from './integrations/ports'
import { tasks } from './jobs'
import { jobsWithLeases } from './jobs/jobsCollection'
import { loggerOptions } from './logger'
import { renderArchiveSeal, renderInvoiceDraft, renderStatement } from './printables/renderPrintable'
import type { ExportRenderer } from './services/exports/renderer'
import type { DraftRenderer } from './services/invoices/previewPdf'
import { outboxEmailAdapter } from './services/messages/outboxEmailAdapter'
import type { MailRenderer } from './services/messages/renderer'

const collections: CollectionConfig[] = [
  Leads,
  StaffTasks,
  Clients,
  Contacts,
  Quotes,
  Invoices,
  Payments,
  Retainers,
  BankLines,
  Reminders,
  ReminderAnswers,
  Promises,
  Projects,
  Documents,
  Pages,
  Media,
  QuoteVersions,
  Signatures,
  Acceptances,
  SigningCodes,
  SigningLinks,
  QuoteVisits,
  Messages,
  MailSuppressions,
  DunningRuns,
  SyncLinks,
  StripeEvents,
  CheckoutSessions,
  PlatformFlows,
  Ledger,
  Users,
  PortalTokens,
  PortalSessions,
]

/** What the rest of the code finds in `payload.config.custom`. */
type Custom = {
  ports: Ports
  env: Env
  renderMail: MailRenderer
  renderInvoiceDraft: DraftRenderer
  renderExports: ExportRenderer
}

/**
 * Puts the product together: the one place that knows every part.
 *
 * @param options.env the parsed environment of this process
 * @param options.ports what the product needs from the outside; tests bring their own clock and printer
 */
export async function buildTraitDUnion({ env, ports }: { env: Env; ports: Ports }): Promise<SanitizedConfig> {
  const isSecure = env.PUBLIC_URL.startsWith('https://')
  const config = await buildConfig({
    secret: env.PAYLOAD_SECRET,
    serverURL: env.PUBLIC_URL,
    csrf: [env.PUBLIC_URL],
    cors: [],
    telemetry: false,
    graphQL: { disable: true },
    defaultDepth: 0,
    maxDepth: 3,
    sharp,
    editor: lexicalEditor({}),
    custom: { ports, env, renderMail, renderInvoiceDraft, renderExports } satisfies Custom,
    email: outboxEmailAdapter({ fromName: env.MAIL_FROM_NAME, fromAddress: env.MAIL_FROM_ADDRESS }),
    logger: { options: loggerOptions(env) },
    db: postgresWithGuarantees({ uri: env.DATABASE_URI, role: env.TU_ROLE, poolMax: env.DATABASE_POOL_MAX }),
    collections: collections.map((collection) =>
      inDataDir(withSecureCookies(withMailNotice(collection, env), isSecure), env.TU_DATA_DIR),
    ),
    globals: [Company, Billing, Dunning, Site],
    queryPresets: queryPresets,
    upload: { limits: { fileSize: largestDocumentBytes }, abortOnLimit: true },
    endpoints: [...healthEndpoints, ...stripeWebhook, ...brevoWebhook, ...verifyEndpoints, ...exportEndpoints],
    hooks: { afterError: [sayRefusal] },
    i18n: {
      supportedLanguages: { fr, en },
      fallbackLanguage: 'fr',
      translations: { fr: { tu: errorsFr }, en: { tu: errorsEn } },
    },
    typescript: { autoGenerate: false, outputFile: path.resolve(/* turbopackIgnore: true */ 'src/payload-types.ts') },
    jobs: {
      tasks,
      deleteJobOnComplete: false,
      access: { run: () => false, queue: () => false, cancel: ({ req }) => hasRole(req.user, 'owner') },
      jobsCollectionOverrides: (args) => shownToOwners(jobsWithLeases(args)),
    },
    admin: {
      user: Users.slug,
      importMap: {
        baseDir: path.resolve(/* turbopackIgnore: true */ '.'),
        importMapFile: path.resolve(/* turbopackIgnore: true */ 'src/app/(payload)/admin/importMap.js'),
      },
      avatar: 'default',
      dateFormat: 'dd/MM/yyyy HH:mm',
      timezones: { defaultTimezone: 'Europe/Paris', supportedTimezones: [{ label: 'Paris', value: 'Europe/Paris' }] },
      meta: { titleSuffix: " · Trait d'Union" },
      components: {
        graphics: {
          Logo: '/src/components/admin/brand/Logo#Logo',
          Icon: '/src/components/admin/brand/Icon#Icon',
        },
        afterNavLinks: ['/src/components/admin/views/ExportsNavLink#ExportsNavLink'],
        views: {
          exports: { Component: '/src/components/admin/views/Exports#Exports', path: '/exports', exact: true },
        },
      },
    },
  })
  return closeInternals(config)
}

const renderExports: ExportRenderer = { statement: renderStatement, archiveSeal: renderArchiveSeal }

/** Saved filters: staff see and make their own; only the owner and the makers change shared ones. */
const queryPresets: NonNullable<Parameters<typeof buildConfig>[0]['queryPresets']> = {
  labels: {
    singular: { fr: 'Filtre enregistré', en: 'Saved filter' },
    plural: { fr: 'Filtres enregistrés', en: 'Saved filters' },
  },
  access: { create: staff, read: staff, update: staff, delete: staff },
  constraints: {},
}

function withSecureCookies(collection: CollectionConfig, secure: boolean): CollectionConfig {
  if (typeof collection.auth !== 'object') return collection
  return {
    ...collection,
    auth: { ...collection.auth, cookies: { sameSite: 'Lax', ...collection.auth.cookies, secure } },
  }
}

/** Says above the messages that no mail leaves, or none is meant to. */
function withMailNotice(collection: CollectionConfig, env: Env): CollectionConfig {
  if (collection.slug !== Messages.slug || !(env.MAIL_KILL_SWITCH || env.MAIL_DRY_RUN)) return collection
  const description = env.MAIL_KILL_SWITCH ? mailNotices.stopped : mailNotices.dryRun
  return { ...collection, admin: { ...collection.admin, description } }
}

/** Uploads live beside the other data of this process, not in the source tree. */
function inDataDir(collection: CollectionConfig, dataDir: string): CollectionConfig {
  if (typeof collection.upload !== 'object') return collection
  return {
    ...collection,
    upload: {
      ...collection.upload,
      staticDir: path.resolve(/* turbopackIgnore: true */ dataDir, 'files', collection.slug),
    },
  }
}

/** The job queue in the admin, to read: only workers write it. */
function shownToOwners(jobs: CollectionConfig): CollectionConfig {
  return {
    ...jobs,
    labels: { singular: { fr: 'Tâche de fond', en: 'Job' }, plural: { fr: 'Tâches de fond', en: 'Jobs' } },
    access: {
      create: () => false,
      update: () => false,
      delete: () => false,
      read: ({ req }) => isStaff(req.user) && hasRole(req.user, 'owner'),
    },
    admin: {
      ...jobs.admin,
      group: groups.journal,
      hidden: false,
      defaultColumns: ['createdAt', 'taskSlug', 'queue', 'completedAt', 'hasError', 'totalTried'],
    },
  }
}
