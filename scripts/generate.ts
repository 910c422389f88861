/**
 * `npm run generate` writes what is derived from the configuration: Payload's types, the admin's import map, and a
 * migration when the schema has changed. `-- --check` only tells whether something of it is out of date.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './lib/paths'

const generated = ['src/payload-types.ts', 'src/app/(payload)/admin/importMap.js']
const migrations = 'src/database/migrations'
const isCheck = process.argv.includes('--check')

const before = snapshot()
payload('generate:types')
payload('generate:importmap')
payload('migrate:create', isCheck ? 'check' : 'schema', '--skip-empty')
const changed = [...snapshot()].filter(([file, content]) => before.get(file) !== content).map(([file]) => file)
for (const file of changed) process.stdout.write(`${isCheck ? 'out of date' : 'written'}: ${file}\n`)
if (isCheck && changed.length > 0) {
  process.stderr.write('Run `npm run generate`, read the migration, and commit.\n')
  process.exit(1)
}

/** Every generated file's content; migrations only by name, so that a new one counts. */
function snapshot(): Map<string, string> {
  const files = generated.map((file) => [file, readFileSync(inRoot(file), 'utf8')] as const)
  const names = readdirSync(inRoot(migrations)).filter((name) => name !== 'index.ts')
  return new Map([...files, ...names.map((name) => [join(migrations, name), name] as const)])
}

function payload(...args: string[]): void {
  const command = inRoot('node_modules/payload/bin.js')
  const env = { ...process.env, TU_GENERATING: '1', LOG_LEVEL: 'error' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: inRoot('.'),
    env,
    encoding: 'utf8',
  })
  if (status === 0) return
  process.stderr.write(`payload ${args.join(' ')} failed:\n${stdout}${stderr}`)
  process.exit(1)
}
