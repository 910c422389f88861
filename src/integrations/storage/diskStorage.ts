import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StorageMissError, type ObjectStorage } from '../ports'

/** The disk or its quota is full; nothing was stored, and the same `put` may be tried again once there is room. */
export class StorageFullError extends Error {
  constructor(key: string, options: ErrorOptions) {
    super(`No room left to store ${key}: free some space on the disk of the storage folder, then try again.`, options)
    this.name = 'StorageFullError'
  }
}

/**
 * Keeps objects as files under `root`, which is made when the first one comes.
 *
 * An object is there whole or not at all, also after a power cut: it is written under another name, flushed, then renamed.
 *
 * @throws {StorageFullError} from `put`; {StorageMissError} from `get`; {Error} when a key is malformed or is not that of the bytes
 */
export function diskStorage(root: string): ObjectStorage {
  return {
    async put(key, bytes) {
      const path = pathOf(root, key)
      assertKeyOfBytes(key, bytes)
      if (await exists(path)) return
      await writeWhole(path, bytes).catch((error: unknown) => {
        throw isFull(error) ? new StorageFullError(key, { cause: error }) : error
      })
    },
    async get(key) {
      try {
        return await readFile(pathOf(root, key))
      } catch (error) {
        if (hasCode(error, 'ENOENT')) throw new StorageMissError(key)
        throw error
      }
    },
  }
}

/** Lower-case folders and one SHA-256: no key can name a place outside the root. */
const keyShape = /^(?:[a-z0-9][a-z0-9-]*\/)+(?<sha256>[0-9a-f]{64})\.[a-z0-9]{1,8}$/

function pathOf(root: string, key: string): string {
  if (!keyShape.test(key)) throw new Error(`Not a storage key: ${JSON.stringify(key.slice(0, 200))}`)
  return join(root, key)
}

function assertKeyOfBytes(key: string, bytes: Uint8Array): void {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (keyShape.exec(key)?.groups?.['sha256'] !== sha256)
    throw new Error(`The bytes given for ${key} have hash ${sha256}`)
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const temporary = join(folder, `.${randomUUID()}.part`)
  try {
    await writeFlushed(temporary, bytes)
    await rename(temporary, path)
    await flushFolder(folder)
  } finally {
    await rm(temporary, { force: true })
  }
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Without it a power cut may forget the rename. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

function isFull(error: unknown): boolean {
  return hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
