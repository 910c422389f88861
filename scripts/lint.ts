/** `npm run lint`: types, linter, formatter, import rules, unused code. All of them run, then the exit code tells. */
import { spawnSync } from 'node:child_process'
import { inRoot } from './lib/paths'

const checks: { name: string; args: string[] }[] = [
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'] },
  { name: 'linter', args: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'formatter', args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  {
    name: 'import rules',
    args: ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', 'src', '--config', '.dependency-cruiser.cjs'],
  },
  { name: 'unused code', args: ['node_modules/knip/bin/knip.js', '--no-progress'] },
]

let failed = 0
for (const { name, args } of checks) {
  const started = Date.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: inRoot('.'),
    encoding: 'utf8',
    env: { ...process.env, TU_GENERATING: '1' },
  })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  process.stdout.write(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n`)
  if (status === 0) continue
  failed += 1
  process.stdout.write(`${stdout}${stderr}`)
}
process.exit(failed === 0 ? 0 : 1)
