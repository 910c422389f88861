import { createHash } from 'node:crypto'
import { gzipSync, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { imageVerdict } from '@/domain/signatures/imageVerdict'
import { signatureImages } from '@/integrations/images/signatureImages'
import { black, chunk, clear, idat, ihdr, png, pngSignature, uint32, wave, white, type Picture } from './pngFiles'

const images = signatureImages()
const drawn = wave(clear, black)
const good = png(drawn)

function filled(colour: readonly [number, number, number, number]): Picture {
  return { widthPx: 200, heightPx: 80, at: () => colour }
}

function dot(radiusPx: number): Picture {
  return { widthPx: 200, heightPx: 80, at: (x, y) => (Math.hypot(x - 100, y - 40) < radiusPx ? black : clear) }
}

function replaced(bytes: Buffer, from: number, with_: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, from), with_, bytes.subarray(from + with_.length)])
}

describe('S1: a drawn signature is read', () => {
  test.each([
    ['black on transparent', drawn],
    ['black on white', wave(white, black)],
    ['blue ballpoint on white', wave(white, [20, 40, 160, 255])],
    ['half-transparent ink on transparent', wave(clear, [0, 0, 0, 160])],
  ])('%s', async (_, picture) => {
    const bytes = png(picture)
    const facts = await images.inspect(bytes)
    expect(imageVerdict(facts)).toBe('accepted')
    expect(facts).toMatchObject({
      readable: true,
      widthPx: 200,
      heightPx: 80,
      byteLength: bytes.length,
      inkBox: { widthPx: 160 },
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
  })

  test('ink is counted pixel by pixel', async () => {
    const square: Picture = {
      widthPx: 200,
      heightPx: 80,
      at: (x, y) => (x >= 30 && x < 50 && y >= 10 && y < 15 ? black : white),
    }
    expect(await images.inspect(png(square))).toMatchObject({ inkPixels: 100, inkBox: { widthPx: 20, heightPx: 5 } })
  })

  test.each(['grey', 'palette', '16 bits'])('as other PNG writers save it: %s', async (form) => {
    const source = sharp(png(wave(white, black)))
    const forms = {
      grey: source.clone().toColourspace('b-w').png(),
      palette: source.clone().png({ palette: true }),
      '16 bits': source.clone().toColourspace('rgb16').png(),
    }
    const bytes = await forms[form === 'grey' || form === 'palette' ? form : '16 bits'].toBuffer()
    expect(imageVerdict(await images.inspect(bytes))).toBe('accepted')
  })

  test('interlaced', async () => {
    const bytes = await sharp(png(drawn)).png({ progressive: true }).toBuffer()
    expect(imageVerdict(await images.inspect(bytes))).toBe('accepted')
  })

  test('a text chunk is not looked at, and does not disturb', async () => {
    const withText = Buffer.concat([
      good.subarray(0, 33),
      chunk('tEXt', Buffer.from('Software\0pad')),
      good.subarray(33),
    ])
    expect(imageVerdict(await images.inspect(withText))).toBe('accepted')
  })
})

/** The drawn signature's pixels behind another header; CRC and size are right. */
function withHeader({
  bitDepth = 8,
  colourType = 6,
  compression = 0,
  interlace = 0,
}: Partial<Record<'bitDepth' | 'colourType' | 'compression' | 'interlace', number>>): Buffer {
  const body = Buffer.concat([uint32(200), uint32(80), Buffer.from([bitDepth, colourType, compression, 0, interlace])])
  return Buffer.concat([pngSignature, chunk('IHDR', body), idat(drawn), chunk('IEND')])
}

/** Inflates to 200 MB: more than any picture of the header's size needs. */
const bomb = deflateSync(Buffer.alloc(200_000_000), { level: 9 })

const refused: [string, Buffer | Promise<Buffer>, string][] = [
  ['nothing', Buffer.alloc(0), 'signature.notPng'],
  ['a JPEG called .png', sharp(good).flatten({ background: 'white' }).jpeg().toBuffer(), 'signature.notPng'],
  ['a WebP called .png', sharp(good).webp().toBuffer(), 'signature.notPng'],
  ['an SVG called .png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'signature.notPng'],
  ['a page called .png', Buffer.from('<!doctype html><script>alert(1)</script>'), 'signature.notPng'],
  ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00'), 'signature.notPng'],
  ['the signature alone', pngSignature, 'signature.truncated'],
  ['a header alone', Buffer.concat([pngSignature, ihdr(200, 80)]), 'signature.truncated'],
  ['cut in the pixels', good.subarray(0, good.length - 40), 'signature.truncated'],
  ['cut before the last four bytes', good.subarray(0, good.length - 4), 'signature.truncated'],
  ['no end chunk', good.subarray(0, good.length - 12), 'signature.truncated'],
  ['a chunk longer than the file', replaced(good, 33, uint32(0x7fffffff)), 'signature.truncated'],
  [
    'whole, but with half of the rows',
    Buffer.concat([pngSignature, ihdr(200, 160), idat(drawn), chunk('IEND')]),
    'signature.truncated',
  ],
  ['whole, but no pixels at all', Buffer.concat([pngSignature, ihdr(200, 80), chunk('IEND')]), 'signature.truncated'],
  ['a wrong checksum in the pixels', replaced(good, good.length - 16, uint32(0)), 'signature.truncated'],
  [
    'pixels that are not compressed data',
    Buffer.concat([pngSignature, ihdr(200, 80), chunk('IDAT', Buffer.alloc(500, 7)), chunk('IEND')]),
    'signature.truncated',
  ],
  ['no width', Buffer.concat([pngSignature, ihdr(0, 80), idat(drawn), chunk('IEND')]), 'signature.truncated'],
  [
    'an animation',
    Buffer.concat([good.subarray(0, 33), chunk('acTL', Buffer.concat([uint32(2), uint32(0)])), good.subarray(33)]),
    'signature.animated',
  ],
  [
    'a zip behind the picture',
    Buffer.concat([good, Buffer.from('PK\x03\x04'), gzipSync('secret')]),
    'signature.trailingBytes',
  ],
  ['a second picture behind the first', Buffer.concat([good, good]), 'signature.trailingBytes'],
  ['one byte too many', Buffer.concat([good, Buffer.from([0])]), 'signature.trailingBytes'],
  [
    'one pixel too wide in the header, nothing of it decoded',
    Buffer.concat([pngSignature, ihdr(2_001, 1_000), idat(drawn), chunk('IEND')]),
    'signature.tooLarge',
  ],
  [
    'one pixel too high in the header, nothing of it decoded',
    Buffer.concat([pngSignature, ihdr(2_000, 1_001), idat(drawn), chunk('IEND')]),
    'signature.tooLarge',
  ],
  [
    'the largest size, of which rows are missing',
    Buffer.concat([pngSignature, ihdr(2_000, 1_000), idat(drawn), chunk('IEND')]),
    'signature.truncated',
  ],
  [
    '20 000 × 20 000 in the header',
    Buffer.concat([pngSignature, ihdr(20_000, 20_000), chunk('IDAT', bomb), chunk('IEND')]),
    'signature.tooLarge',
  ],
  [
    '4 294 967 295 pixels wide',
    Buffer.concat([pngSignature, ihdr(0xffffffff, 1), idat(drawn), chunk('IEND')]),
    'signature.tooLarge',
  ],
  [
    'more than 256 KiB',
    Buffer.concat([good.subarray(0, 33), chunk('tEXt', Buffer.alloc(300_000, 65)), good.subarray(33)]),
    'signature.tooLarge',
  ],
  ['blank and transparent', png(filled(clear)), 'signature.blank'],
  ['blank and white', png(filled(white)), 'signature.blank'],
  ['white ink on a transparent ground', png(wave(clear, white)), 'signature.blank'],
  ['all black', png(filled(black)), 'signature.tooMuchInk'],
  ['one pixel', png(dot(1)), 'signature.dot'],
  ['one dot', png(dot(4)), 'signature.dot'],
  ['too small', png({ ...filled(black), widthPx: 20, heightPx: 20 }), 'signature.dimensions'],
  ['one pixel too narrow', png({ ...drawn, widthPx: 119 }), 'signature.dimensions'],
  ['one pixel too low', png({ ...drawn, heightPx: 39 }), 'signature.dimensions'],
  ['a PDF called .png', Buffer.from('%PDF-1.7\n%%EOF'), 'signature.notPng'],
  ['a zip called .png', Buffer.from('PK\x03\x04'), 'signature.notPng'],
  ['cut in the signature', good.subarray(0, 5), 'signature.notPng'],
  ['cut in the header', good.subarray(0, 20), 'signature.truncated'],
  ['cut right after the header', good.subarray(0, 33), 'signature.truncated'],
  ['cut in the length of the pixels', good.subarray(0, 35), 'signature.truncated'],
  ['no height', Buffer.concat([pngSignature, ihdr(200, 0), idat(drawn), chunk('IEND')]), 'signature.truncated'],
  ['a colour type that does not exist', withHeader({ colourType: 5 }), 'signature.truncated'],
  ['another colour type than the pixels have', withHeader({ colourType: 2 }), 'signature.truncated'],
  ['a palette picture without a palette', withHeader({ colourType: 3 }), 'signature.truncated'],
  ['a bit depth that does not exist', withHeader({ bitDepth: 7 }), 'signature.truncated'],
  ['a compression that does not exist', withHeader({ compression: 1 }), 'signature.truncated'],
  ['an interlacing that does not exist', withHeader({ interlace: 2 }), 'signature.truncated'],
  ['a wrong checksum in the header', replaced(good, 29, uint32(0)), 'signature.truncated'],
  [
    'a row filter that does not exist',
    Buffer.concat([
      pngSignature,
      ihdr(200, 80),
      chunk('IDAT', deflateSync(Buffer.alloc(80 * (1 + 200 * 4), 9))),
      chunk('IEND'),
    ]),
    'signature.truncated',
  ],
  [
    'pixels before the header',
    Buffer.concat([pngSignature, idat(drawn), ihdr(200, 80), chunk('IEND')]),
    // The size is read where the header should stand: what is there is no sensible size.
    'signature.tooLarge',
  ],
  ['nearly all black', png({ ...drawn, at: (x) => (x < 190 ? black : white) }), 'signature.tooMuchInk'],
  ['a line of one pixel, upright', png({ ...drawn, at: (x) => (x === 100 ? black : clear) }), 'signature.dot'],
  [
    'a thread of one pixel, too short for a name',
    png({ ...drawn, at: (x, y) => (y === 40 && x >= 50 && x < 62 ? black : clear) }),
    'signature.tooLittleInk',
  ],
  ['ink that only alpha hides', png(wave(clear, [0, 0, 0, 0])), 'signature.blank'],
  ['ink too faint to see', png(wave(clear, [0, 0, 0, 20])), 'signature.blank'],
]

describe('S1: what is not a signature is refused, and never throws', () => {
  test.each(refused)('%s', async (_, bytes, problem) => {
    expect(imageVerdict(await images.inspect(await bytes))).toBe(problem)
  })

  test('a bomb in the pixels costs no more than the picture that its header promises', async () => {
    const bytes = Buffer.concat([pngSignature, ihdr(200, 80), chunk('IDAT', bomb), chunk('IEND')])
    expect(bytes.length).toBeLessThan(256 * 1024)
    const before = process.memoryUsage().rss
    await images.inspect(bytes)
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000)
  })

  test('a bomb beside the pixels is never opened', async () => {
    const profile = Buffer.concat([Buffer.from('icc\0\0', 'latin1'), bomb])
    const bytes = Buffer.concat([good.subarray(0, 33), chunk('iCCP', profile), good.subarray(33)])
    const before = process.memoryUsage().rss
    expect(imageVerdict(await images.inspect(bytes))).toBe('accepted')
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000)
  })
})
