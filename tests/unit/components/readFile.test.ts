import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'

import { documentIdIn, readPdfFile } from '@/components/verify/readFile'

const id = '0199f2c4-7a10-7c3e-9b1d-3f5a2c4e6b80'

describe('S6: what a dropped file says without leaving the device', () => {
  test('its SHA-256 and the document id of its XMP', async () => {
    const text = `%PDF-1.7\n<x:xmpmeta><tdu:documentId>${id}</tdu:documentId></x:xmpmeta>`
    const read = await readPdfFile(new File([text], 'devis.pdf'))
    expect(read).toMatchObject({ documentId: id, sha256: createHash('sha256').update(text).digest('hex') })
  })

  test('a file that is no PDF is not read further', async () => {
    expect(await readPdfFile(new File(['PK'], 'devis.pdf'))).toBeNull()
  })

  test('a PDF of somebody else has no document id', () => {
    expect(documentIdIn('%PDF-1.7 <xmp:CreatorTool>x</xmp:CreatorTool>')).toBeNull()
  })
})
