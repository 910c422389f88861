import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { bootPayload, type BootedPayload } from '../../support/payload'
import { mountSmallDisk } from '../../support/smallDisk'

let root: string
let booted: BootedPayload
const payload = (): BootedPayload['payload'] => booted.payload

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'uploads-'))
  booted = await bootPayload({ env: { TU_DATA_DIR: root } })
})
afterAll(async () => {
  await booted.close()
  await rm(root, { recursive: true, force: true })
})

const text = (bytes: number) => ({
  name: 'cahier des charges.txt',
  data: Buffer.alloc(bytes, 'é'),
  mimetype: 'text/plain',
  size: bytes,
})

describe('a document', () => {
  test('C3: is kept with the SHA-256 of its bytes', async () => {
    const document = await payload().create({
      collection: 'documents',
      data: { kind: 'brief', visibility: 'staff' },
      file: text(64),
    })

    expect(document.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(await readdir(join(root, 'files/documents'))).toEqual([document.filename])
  })

  test('for which the disk has no room is refused in words, with no row and no cut file', async (context) => {
    const folder = join(root, 'files/documents')
    await mkdir(folder, { recursive: true })
    const unmount = await mountSmallDisk(folder)
    if (!unmount) return context.skip('needs the right to mount a small disk')
    try {
      const before = await payload().count({ collection: 'documents' })

      await expect(
        payload().create({
          collection: 'documents',
          data: { kind: 'brief', visibility: 'staff' },
          file: text(200_000),
        }),
      ).rejects.toMatchObject({ status: 507, data: { code: 'upload.diskFull' } })

      expect(await payload().count({ collection: 'documents' })).toEqual(before)
      expect(await readdir(folder)).toEqual([])
    } finally {
      await unmount()
    }
  })
})
