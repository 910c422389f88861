import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson as ours } from '@/domain/ledger/canonicalJson'
import { canonicalJson as theirs } from '@/integrations/signing/bundle/verify.mjs'
import { verifyScripts } from '@/integrations/signing/verifyScripts'

/** The text, or that there is none. */
function answer(write: (value: unknown) => string, value: unknown): string {
  try {
    return write(value)
  } catch (error) {
    return `${error instanceof TypeError}`
  }
}

describe('S6: the script that goes out with the evidence', () => {
  test('writes the same canonical JSON as the product, for any value (RFC 8785)', () => {
    const text = fc.string({ unit: 'binary' })
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.double(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('map'),
      ),
      list: fc.array(tie('value')),
      map: fc.dictionary(text, tie('value')),
    }))
    fc.assert(
      fc.property(value, (any) => {
        expect(answer(theirs, any)).toBe(answer(ours, any))
      }),
      { numRuns: 1_000 },
    )
  })

  test.each([['\ud800'], [undefined], [Number.NaN], [new Date(0)], [{ a: () => 0 }]])(
    'refuses %s as the product does',
    (value) => {
      expect(() => theirs(value)).toThrow(TypeError)
      expect(() => ours(value)).toThrow(TypeError)
    },
  )

  test('sorts members by UTF-16 code units', () => {
    expect(theirs({ '\ufb33': 1, '\u{1f600}': 2, é: 3, a: [1e21, -0] })).toBe('{"a":[1e+21,0],"é":3,"😀":2,"\ufb33":1}')
  })

  test('needs nothing but Node: every import is a node: module, or the file beside it', async () => {
    const scripts = await verifyScripts()
    expect(Object.keys(scripts).toSorted()).toEqual(['README.txt', 'sealCheck.mjs', 'verify.mjs'])
    for (const name of ['verify.mjs', 'sealCheck.mjs']) {
      const sources = [...(scripts[name] ?? '').matchAll(/^import .* from '(.*)'$/gm)].map(([, source]) => source)
      expect(sources.length).toBeGreaterThan(0)
      for (const source of sources) expect(source).toMatch(/^node:/)
    }
  })
})
