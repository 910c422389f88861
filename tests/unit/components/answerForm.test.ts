import { describe, expect, test } from 'vitest'

import { readForm } from '@/app/(sign)/r/[token]/repondre/readForm'
import { largestProofBytes } from '@/contracts/answer'

function posted(fields: Record<string, string | Blob>): Request {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return new Request('http://localhost/r/x/repondre', { method: 'POST', body })
}

describe('D4: the form of an answer', () => {
  test('each answer has its own fields; parts are a number', async () => {
    const form = posted({ kind: 'installments', parts: '3', firstOn: '2027-01-05' })
    const answer = { kind: 'installments', parts: 3, firstOn: '2027-01-05' }
    expect(await readForm(form)).toEqual({ answer, proof: null })
  })

  test('a proof comes as bytes; an empty file field is none', async () => {
    const proof = new Blob(['%PDF-'])
    expect(await readForm(posted({ kind: 'paid', words: ' le 3 ', proof }))).toEqual({
      answer: { kind: 'paid', words: 'le 3' },
      proof: new TextEncoder().encode('%PDF-'),
    })
    expect(await readForm(posted({ kind: 'paid', words: '', proof: new Blob([]) }))).toMatchObject({ proof: null })
  })

  test.each([
    { kind: 'promise', promisedOn: '2027-02-30' },
    { kind: 'installments', parts: '4', firstOn: '2027-01-05' },
    { kind: 'problem', words: '   ' },
    { kind: 'other' },
  ])('is malformed: %o', async (fields) => {
    expect(await readForm(posted(fields))).toBe('malformed')
  })

  test('a body over the limit is not read to its end', async () => {
    const body = new Uint8Array(largestProofBytes + 128 * 1024)
    expect(await readForm(new Request('http://localhost/r/x/repondre', { method: 'POST', body }))).toBe('fileSize')
  })
})
