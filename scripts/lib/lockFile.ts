import { z } from 'zod'

const entry = z.looseObject({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})
const lockFile = z.looseObject({ packages: z.record(z.string(), entry) })

export type LockFile = z.infer<typeof lockFile>

const systems = ['darwin', 'win32', 'linux', 'android', 'freebsd', 'openharmony']
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x']

/** @throws when the text is no lock file of npm 7 or newer */
export function parseLock(text: string): LockFile {
  const value: unknown = JSON.parse(text)
  if (isLockFile(value)) return value
  throw new Error('package-lock.json has no "packages": it is of npm 6 or older')
}

/** The value itself, not zod's copy, whose keys are in another order. */
function isLockFile(value: unknown): value is LockFile {
  return lockFile.safeParse(value).success
}

/**
 * Adds, in place, the optional packages of other platforms that their parents pin and the lock file lacks.
 *
 * @returns what was added, as `name@version`
 */
export function completeLock(lock: LockFile): string[] {
  const added: string[] = []
  for (const [parentPath, parent] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const platform = platformOf(name)
      if (parentPath === '' || !platform || !/^\d/.test(version) || isLocked(lock, parentPath, name)) continue
      lock.packages[`node_modules/${name}`] = {
        version,
        ...(parent.dev ? { dev: true } : {}),
        optional: true,
        ...platform,
      }
      added.push(`${name}@${version}`)
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')))
  return added
}

/** Node looks beside the parent's own packages first, then further up. */
function isLocked(lock: LockFile, parentPath: string, name: string): boolean {
  for (
    let folder = parentPath;
    folder !== '';
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    if (lock.packages[`${folder}/node_modules/${name}`]) return true
  }
  return lock.packages[`node_modules/${name}`] !== undefined
}

/** `@swc/core-linux-arm-gnueabihf` → linux, arm, glibc. */
function platformOf(name: string): { os: string[]; cpu: string[]; libc?: string[] } | null {
  const words = name.split('/').at(-1)?.split('-') ?? []
  const os = systems.find((system) => words.includes(system))
  const cpu = processors.find((processor) => words.includes(processor))
  if (!os || !cpu) return null
  const libc = words.at(-1)?.startsWith('musl') ? 'musl' : words.at(-1)?.startsWith('gnu') ? 'glibc' : null
  return { os: [os], cpu: [cpu], ...(os === 'linux' && libc ? { libc: [libc] } : {}) }
}
