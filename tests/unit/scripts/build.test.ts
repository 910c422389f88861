import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { sourceStamp } from '../../../scripts/lib/build'

let base = ''

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'stamp-'))
  onTestFinished(() => rmSync(base, { recursive: true }))
  mkdirSync(join(base, 'src/app'), { recursive: true })
  writeFileSync(join(base, 'src/app/page.tsx'), 'page')
  writeFileSync(join(base, 'src/env.ts'), 'env')
  writeFileSync(join(base, 'package-lock.json'), '{}')
})

describe('the build is done again', () => {
  test.each([
    ['a source changes', () => writeFileSync(join(base, 'src/env.ts'), 'other')],
    ['a source is added', () => writeFileSync(join(base, 'src/new.ts'), '')],
    ['a source is renamed', () => renameSync(join(base, 'src/env.ts'), join(base, 'src/enw.ts'))],
    ['a package changes', () => writeFileSync(join(base, 'package-lock.json'), '{ }')],
    ['a public file is added', () => mkdirSync(join(base, 'public')) ?? writeFileSync(join(base, 'public/a.svg'), '')],
  ])('when %s', (_, change) => {
    const before = sourceStamp(base)
    change()
    expect(sourceStamp(base)).not.toBe(before)
  })

  test('not when only a time changes, nor a test', () => {
    const before = sourceStamp(base)
    utimesSync(join(base, 'src/env.ts'), 1, 1)
    mkdirSync(join(base, 'tests'))
    writeFileSync(join(base, 'tests/a.test.ts'), '')
    expect(sourceStamp(base)).toBe(before)
  })
})
