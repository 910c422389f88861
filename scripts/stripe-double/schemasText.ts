import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { createGenerator } from 'ts-json-schema-generator'
import { inRoot } from '../lib/paths'

export const schemasFile = inRoot('scripts/stripe-double/schemas.json')

/** What schemas.json has to be, by which the double checks requests: the types in params.ts, as the installed SDK has them. */
export async function schemasText(): Promise<string> {
  const work = mkdtempSync(join(tmpdir(), 'stripe-types-'))
  try {
    const tsconfig = copyWithClosedEnums(work)
    const generator = createGenerator({ path: join(work, 'params.ts'), tsconfig, type: '*' })
    const text = JSON.stringify(slim(generator.createSchema('*')))
    return await format(text, { ...(await resolveConfig(schemasFile)), parser: 'json' })
  } finally {
    rmSync(work, { recursive: true })
  }
}

/** The SDK leaves its enums open for values to come; a copy with closed ones refuses a misspelt value, as Stripe does. */
function copyWithClosedEnums(work: string): string {
  const isTypes = (path: string): boolean => !/\.(js|map)$/.test(path)
  cpSync(inRoot('node_modules/stripe/esm'), join(work, 'stripe'), { recursive: true, filter: isTypes })
  cpSync(inRoot('scripts/stripe-double/params.ts'), join(work, 'params.ts'))
  const shared = join(work, 'stripe/shared.d.ts')
  const open = 'export type OtherString = string & Record<never, never>'
  const text = readFileSync(shared, 'utf8')
  if (!text.includes(open)) throw new Error('The SDK writes open enums in another way than this script knows')
  writeFileSync(shared, text.replace(open, 'export type OtherString = never'))
  const compilerOptions = {
    strict: true,
    module: 'esnext',
    moduleResolution: 'bundler',
    skipLibCheck: true,
    types: [],
    paths: { stripe: ['./stripe/stripe.esm.node.d.ts'] },
  }
  const tsconfig = join(work, 'tsconfig.json')
  writeFileSync(tsconfig, JSON.stringify({ compilerOptions, files: ['params.ts'] }))
  return tsconfig
}

/** No number among our parameters has a fraction, and a description is of no use to a checker. */
function slim(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(slim)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key, of]) => key !== 'description' || typeof of !== 'string')
  return Object.fromEntries(entries.map(([key, of]) => [key, key === 'type' && of === 'number' ? 'integer' : slim(of)]))
}
