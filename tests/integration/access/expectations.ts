/**
 * Who may do what, by hand. `walk.test.ts` tries each operation as each person and compares.
 *
 * People: `anonymous`; contacts of the client that the row belongs to, named by their one right (`admin`, `sign`, `billing`,
 * `project`, `read`); `stranger`, a contact of another client with every right; staff by role (`owner`, `manager`,
 * `accountant`, `viewer`). Whoever is not named is refused. An operation that is not named is for nobody;
 * `readVersions` stands exactly where there are versions.
 */
export const people = [
  'anonymous',
  'stranger',
  'admin',
  'sign',
  'billing',
  'project',
  'read',
  'owner',
  'manager',
  'accountant',
  'viewer',
] as const
export type PersonName = (typeof people)[number]

export const operations = ['read', 'create', 'update', 'delete', 'readVersions'] as const
export type Operation = (typeof operations)[number]
export type Expectation = Partial<Record<Operation, string>>

const staff = 'owner manager accountant viewer'
const makers = 'owner manager'
const bookkeepers = 'owner manager accountant'
const anyRight = 'admin sign billing project read'
const everybody = `anonymous stranger ${anyRight} ${staff}`

/** By row: `<collection>` or `<collection>: <which row>`. Every collection has at least one. */
export const ofRows: Record<string, Expectation> = {
  leads: { read: staff, create: makers, update: makers, delete: 'owner' },
  clients: { read: `${anyRight} ${staff}`, create: makers, update: bookkeepers },
  'contacts: a colleague': { read: `admin ${staff}`, create: makers, update: makers, delete: makers },
  'quotes: a draft': { read: staff, create: makers, update: makers, delete: makers },
  'quotes: a signed one': { read: `admin sign billing read ${staff}`, create: makers, update: makers },
  'quote-versions': { read: `admin sign billing read ${staff}` },
  signatures: { read: staff },
  acceptances: { read: `admin sign billing read ${staff}` },
  'invoices: a draft': { read: staff, create: bookkeepers, update: bookkeepers, delete: 'owner accountant' },
  'invoices: an issued one': { read: `billing ${staff}`, create: bookkeepers, update: bookkeepers },
  payments: { read: `billing ${staff}` },
  'checkout-sessions': { read: staff },
  'platform-flows': { read: staff },
  'bank-lines': { read: bookkeepers },
  retainers: { read: staff, create: bookkeepers, update: bookkeepers, delete: 'owner' },
  reminders: { read: staff },
  'reminder-answers': { read: staff },
  'dunning-runs': { read: staff },
  'staff-tasks': { read: staff, create: bookkeepers, update: bookkeepers },
  'mail-suppressions': { read: staff, create: makers, delete: makers },
  promises: { read: staff, create: bookkeepers, update: bookkeepers },
  projects: { read: `admin project read ${staff}`, create: makers, update: makers, delete: 'owner' },
  'documents: for the client': {
    read: `admin billing project read ${staff}`,
    create: bookkeepers,
    update: bookkeepers,
    delete: makers,
  },
  'documents: for staff': { read: staff, create: bookkeepers, update: bookkeepers, delete: makers },
  'pages: a published one': { read: everybody, create: makers, update: makers, delete: makers, readVersions: staff },
  'pages: a draft': { read: staff, create: makers, update: makers, delete: makers, readVersions: staff },
  media: { read: everybody, create: makers, update: makers, delete: makers },
  messages: { read: staff },
  'sync-links': { read: staff },
  'stripe-events': { read: 'owner accountant' },
  ledger: { read: staff },
  'users: a colleague': { read: staff, create: 'owner', update: 'owner', delete: 'owner' },
  'portal-tokens': {},
  'signing-codes': {},
  'signing-links': {},
  'quote-visits': { read: staff },
  'portal-sessions': {},
  // Payload's own
  'payload-jobs': { read: 'owner' },
  'payload-kv': {},
  'payload-locked-documents': { read: staff, create: staff, update: staff, delete: staff },
  'payload-preferences: of the owner': { read: 'owner', create: staff, update: 'owner', delete: 'owner' },
  'payload-query-presets: for everybody': { read: staff, create: staff, update: staff, delete: staff },
  'payload-migrations': {},
}

export const ofGlobals: Record<string, Expectation> = {
  company: { read: staff, update: 'owner', readVersions: 'owner accountant' },
  billing: { read: staff, update: 'owner accountant', readVersions: 'owner accountant' },
  dunning: { read: staff, update: 'owner accountant', readVersions: 'owner accountant' },
  site: { read: everybody, update: makers },
  'payload-jobs-stats': {},
}
