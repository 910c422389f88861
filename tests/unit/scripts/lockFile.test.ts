import { expect, test } from 'vitest'
import { completeLock, parseLock } from '../../../scripts/lib/lockFile'

const parse = (packages: object) => parseLock(JSON.stringify({ lockfileVersion: 3, packages }))

test('an optional package of another platform that the registry lacked is added with its pinned version', () => {
  const optionalDependencies = {
    '@x/core-darwin-arm64': '1.2.3',
    '@x/core-linux-x64-musl': '1.2.3',
    '@x/core-linux-x64-gnu': '1.2.3',
  }
  const lock = parse({
    'node_modules/@x/core': { version: '1.2.3', dev: true, optionalDependencies },
    'node_modules/@x/core-linux-x64-gnu': { version: '1.2.3', integrity: 'sha512-a', os: ['linux'] },
  })
  expect(completeLock(lock)).toEqual(['@x/core-darwin-arm64@1.2.3', '@x/core-linux-x64-musl@1.2.3'])
  expect(lock.packages).toEqual({
    'node_modules/@x/core': { version: '1.2.3', dev: true, optionalDependencies },
    'node_modules/@x/core-darwin-arm64': {
      version: '1.2.3',
      dev: true,
      optional: true,
      os: ['darwin'],
      cpu: ['arm64'],
    },
    'node_modules/@x/core-linux-x64-gnu': { version: '1.2.3', integrity: 'sha512-a', os: ['linux'] },
    'node_modules/@x/core-linux-x64-musl': {
      version: '1.2.3',
      dev: true,
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    },
  })
  expect(completeLock(lock)).toEqual([])
})

test('a version range, a name without a platform and a package locked beside its parent are left alone', () => {
  const lock = parse({
    'node_modules/a': {
      version: '1.0.0',
      optionalDependencies: { 'b-linux-x64': '^1.0.0', fsevents: '2.3.3', 'c-win32-x64': '1.0.0' },
    },
    'node_modules/a/node_modules/c-win32-x64': { version: '1.0.0', optional: true },
  })
  expect(completeLock(lock)).toEqual([])
})

test('the order of what is there stays', () => {
  const text = '{"name":"x","lockfileVersion":3,"packages":{"":{"zebra":1,"version":"1.0.0"}}}'
  const lock = parseLock(text)
  completeLock(lock)
  expect(JSON.stringify(lock)).toBe(text)
})

test('a lock file of npm 6 is refused', () => {
  expect(() => parseLock('{"lockfileVersion":1,"dependencies":{}}')).toThrow('npm 6')
})
