/** Who may import whom, read as "folder: what it may import". The reasons are in docs/ARCHITECTURE.md. */
const mayImport = {
  domain: [],
  contracts: ['domain'],
  design: [],
  front: ['domain'],
  i18n: ['domain'],
  access: ['domain'],
  fields: ['domain', 'i18n', 'access'],
  database: ['domain'],
  printables: ['domain', 'design', 'i18n'],
  emails: ['domain', 'design', 'i18n'],
  integrations: ['domain', 'contracts'],
  services: ['domain', 'contracts', 'database', 'access', 'i18n', 'integrations/ports'],
  hooks: ['domain', 'database', 'jobs/reactions', 'services/ledger'],
  collections: ['domain', 'access', 'fields', 'hooks', 'i18n', 'endpoints'],
  globals: ['domain', 'access', 'fields', 'hooks', 'i18n', 'collections/groups'],
  jobs: ['domain', 'services', 'printables', 'emails', 'database', 'i18n', 'integrations/ports'],
  endpoints: ['domain', 'contracts', 'access', 'services', 'integrations/ports'],
  components: ['domain', 'contracts', 'design', 'i18n'],
  app: ['components', 'services', 'access', 'domain', 'contracts', 'design', 'i18n'],
}
const npmAllowed = { domain: '^temporal-polyfill', contracts: '^zod' }

/** @type {(entry: [string, string[]]) => import('dependency-cruiser').IForbiddenRuleType} */
const folderRule = ([folder, allowed]) => ({
  name: `${folder}-imports`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: [folder, ...allowed].map((f) => `^src/${f}(/|\\.)`).concat('payload-types') },
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(mayImport).map(folderRule),
    ...Object.entries(npmAllowed).map(([folder, npm]) => ({
      name: `${folder}-npm`,
      severity: /** @type {const} */ ('error'),
      from: { path: `^src/${folder}/` },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'core', 'npm-no-pkg', 'unknown'],
        pathNot: npm.replace('^', 'node_modules/'),
      },
    })),
    {
      name: 'network-only-in-integrations',
      severity: 'error',
      from: { pathNot: '^src/integrations/' },
      to: { path: 'node_modules/(stripe|@hubspot|airtable|@getbrevo|nodemailer|puppeteer|@aws-sdk|@libpdf)' },
    },
  ],
  options: {
    parser: 'swc', // TypeScript 7 has no JS API; without this the cruise sees nothing and is green
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js'],
    },
    exclude: { path: ['payload-types\\.ts$', 'importMap\\.js$', '^src/database/migrations'] },
  },
}
