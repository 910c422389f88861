import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StorageMissError } from '@/integrations/ports'
import { diskStorage, StorageFullError } from '@/integrations/storage/diskStorage'
import { mountSmallDisk } from '../../support/smallDisk'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'disk-storage-'))
})
afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

const bytes = Buffer.from('%PDF-1.4 facture é')
const key = keyOf(bytes)

function keyOf(content: Uint8Array): string {
  return `invoices/${createHash('sha256').update(content).digest('hex')}.pdf`
}

describe('files on disk', () => {
  test('what is put is got, byte for byte', async () => {
    const storage = diskStorage(root)
    await storage.put(key, bytes, 'application/pdf')
    expect(Buffer.from(await storage.get(key))).toEqual(bytes)
  })

  test('only the server may read them', async () => {
    await diskStorage(root).put(key, bytes, 'application/pdf')
    expect((await stat(join(root, key))).mode & 0o077).toBe(0)
  })

  test('the same key again changes nothing', async () => {
    const storage = diskStorage(root)
    await storage.put(key, bytes, 'application/pdf')
    const { ino } = await stat(join(root, key))
    await storage.put(key, bytes, 'application/pdf')
    expect((await stat(join(root, key))).ino).toBe(ino)
  })

  test('fifty writers of one key leave one whole file and nothing beside it', async () => {
    const storage = diskStorage(root)
    const large = Buffer.alloc(300_000, 'x')
    await Promise.all(Array.from({ length: 50 }, () => storage.put(keyOf(large), large, 'application/pdf')))
    expect(await readdir(join(root, 'invoices'))).toHaveLength(1)
    expect(await readFile(join(root, keyOf(large)))).toEqual(large)
  })

  test('a key with nothing under it is a StorageMissError', async () => {
    await expect(diskStorage(root).get(key)).rejects.toBeInstanceOf(StorageMissError)
  })

  test('bytes under the key of other bytes are refused', async () => {
    await expect(diskStorage(root).put(key, Buffer.from('other'), 'application/pdf')).rejects.toThrow(/have hash/)
  })

  test('a full disk is said in words, leaves nothing half-written, and later the same put succeeds', async (context) => {
    const unmount = await mountSmallDisk(root)
    if (!unmount) return context.skip('needs the right to mount a small disk')
    try {
      const storage = diskStorage(root)
      const large = Buffer.alloc(200_000, 'x')
      await expect(storage.put(keyOf(large), large, 'application/pdf')).rejects.toThrow(StorageFullError)
      await expect(storage.put(keyOf(large), large, 'application/pdf')).rejects.toThrow(/No room left/)
      expect(await readdir(join(root, 'invoices'))).toEqual([])
      await storage.put(key, bytes, 'application/pdf')
      expect(Buffer.from(await storage.get(key))).toEqual(bytes)
    } finally {
      await unmount()
    }
  })
})

describe('keys', () => {
  const sha256 = 'a'.repeat(64)
  test.each([
    `../${sha256}.pdf`,
    `invoices/../../${sha256}.pdf`,
    `/etc/${sha256}.pdf`,
    `invoices//${sha256}.pdf`,
    `invoices/${sha256}`,
    `invoices/${sha256}.pdf/../x`,
    `Invoices/${sha256}.pdf`,
    `invoices/${sha256}.pdf\n`,
    `invoices/.${sha256}.pdf`,
    `invoices/%2e%2e/${sha256}.pdf`,
    `invoices/${sha256.slice(1)}.pdf`,
    `${sha256}.pdf`,
    '',
  ])('%j names no object', async (bad) => {
    const storage = diskStorage(root)
    await writeFile(join(root, 'secret'), 'x')
    await expect(storage.get(bad)).rejects.toThrow(/Not a storage key/)
    await expect(storage.put(bad, bytes, 'application/pdf')).rejects.toThrow(/Not a storage key/)
  })
})
