import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { processIdentity } from '../../../scripts/lib/alive'
import { inRoot } from '../../../scripts/lib/paths'
import { firstLine } from './firstLine'

let clone = ''

/** A clone with nothing installed; its one dependency is a folder, so that npm needs no network. */
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'clone-'))
  onTestFinished(() => rmSync(clone, { recursive: true }))
  cpSync(inRoot('scripts/bootstrap.cjs'), join(clone, 'scripts/bootstrap.cjs'))
  cpSync(inRoot('scripts/lib/dieWithParent.mjs'), join(clone, 'scripts/lib/dieWithParent.mjs'))
  mkdirSync(join(clone, 'tsx'))
  write('tsx/package.json', { name: 'tsx', version: '1.0.0', main: 'index.js' })
  writeFileSync(join(clone, 'tsx/index.js'), '')
  write('package.json', { name: 'clone', version: '1.0.0', dependencies: { tsx: 'file:tsx' } })
  writeLock('1.0.0')
  writeFileSync(join(clone, 'scripts/hello.cjs'), "console.log('hello')")
})

function write(file: string, content: object): void {
  writeFileSync(join(clone, file), JSON.stringify(content))
}

function writeLock(version: string): void {
  const packages = {
    '': { name: 'clone', version: '1.0.0', dependencies: { tsx: 'file:tsx' } },
    'node_modules/tsx': { resolved: 'tsx', link: true },
    tsx: { version },
  }
  write('package-lock.json', { name: 'clone', version: '1.0.0', lockfileVersion: 3, requires: true, packages })
}

async function run(): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['scripts/bootstrap.cjs', 'scripts/hello.cjs'], { cwd: clone })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  await once(child, 'close')
  return { code: child.exitCode, out, err }
}

test('two commands at once on a fresh clone: one installs, the other waits for it, both run', async () => {
  const both = await Promise.all([run(), run()])
  expect(both.map(({ code, out }) => [code, out.endsWith('hello\n')])).toEqual([
    [0, true],
    [0, true],
  ])
  expect(both.filter(({ err }) => err.includes('Installing the packages'))).toHaveLength(1)
  expect(existsSync(join(clone, '.data/install.lock'))).toBe(false)
})

test('an install is done once, and again when the lock file changes', async () => {
  const says = async (): Promise<boolean> => (await run()).err.includes('Installing')
  expect([await says(), await says()]).toEqual([true, false])
  write('tsx/package.json', { name: 'tsx', version: '1.0.1', main: 'index.js' })
  writeLock('1.0.1')
  expect([await says(), await says()]).toEqual([true, false])
})

test('the lock of an install that was killed is taken over', async () => {
  mkdirSync(join(clone, '.data'))
  writeFileSync(join(clone, '.data/install.lock'), String(2 ** 22 - 3))
  expect((await run()).code).toBe(0)
})

test('an install that fails ends the command with its message', async () => {
  write('package.json', { name: 'clone', version: '1.0.0', dependencies: { tsx: 'file:tsx', other: '1.0.0' } })
  const { code, err } = await run()
  expect(code).toBe(1)
  expect(err).toContain('npm ci failed')
})

test('SIGTERM to `npm run`, whose shell tells nobody, ends the command', async () => {
  writeFileSync(join(clone, 'scripts/hello.cjs'), 'setInterval(() => undefined, 1e4); console.log(process.pid)')
  const scripts = { demo: 'node scripts/bootstrap.cjs scripts/hello.cjs' }
  write('package.json', { name: 'clone', version: '1.0.0', scripts, dependencies: { tsx: 'file:tsx' } })
  await promisify(execFile)('npm', ['ci'], { cwd: clone })
  const npm = spawn('npm', ['run', '--silent', 'demo'], { cwd: clone })
  const pid = Number(await firstLine(npm.stdout))
  npm.kill('SIGTERM')
  await once(npm, 'exit')
  const until = Date.now() + 5_000
  while (processIdentity(pid) !== null && Date.now() < until) await sleep(50)
  expect(processIdentity(pid)).toBeNull()
})
