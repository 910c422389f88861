import { describe, expect, test } from 'vitest'

import { isMention, signFormVerdict, typedCode } from '@/components/sign/signFormVerdict'
import { codeRequest, signRequest } from '@/contracts/sign'

const picture = { ok: true, base64: 'iVBORw0KGgo=' } as const
const complete = { name: ' Éloïse ', consent: true, picture, code: null }

describe('the sign form asks for what is missing, in its order', () => {
  test.each([
    ['name', { name: ' E ' }],
    ['picture', { picture: null }],
    ['empty', { picture: { ok: false, reason: 'empty' } }],
    ['mention', { picture: { ok: false, reason: 'mention' }, consent: false }],
    ['consent', { consent: false, code: { typed: '', isAsked: false } }],
    ['codeNotAsked', { code: { typed: '', isAsked: false } }],
    ['code', { code: { typed: '12345', isAsked: true } }],
  ] as const)('%s', (problem, change) => {
    expect(signFormVerdict({ ...complete, ...change })).toEqual({ ok: false, problem })
  })
  test('S3: a quote without a code sends null', () => {
    expect(signFormVerdict(complete)).toEqual({
      ok: true,
      fields: { signerName: 'Éloïse', image: 'iVBORw0KGgo=', consent: true, code: null },
    })
  })
  test('S3: a pasted code goes out as six digits', () => {
    const verdict = signFormVerdict({ ...complete, code: { typed: ' 012 345', isAsked: true } })
    expect(verdict).toMatchObject({ ok: true, fields: { code: '012345' } })
  })
})

describe('S3: what is typed or pasted as a code', () => {
  test.each([
    ['123456', '123456'],
    [' 123 456\n', '123456'],
    ['123-456', '123456'],
    ['Votre code : 123\u00a0456', '123456'],
    ['1234567', '123456'],
    ['abc', ''],
  ])('%j is %j', (typed, code) => expect(typedCode(typed)).toBe(code))
})

describe('S2: the mention of the keyboard signature', () => {
  test.each(['Bon pour accord', ' bon  pour ACCORD. ', '«\u00a0Bon pour accord\u00a0»', '"Bon pour accord"'])(
    'taken: %j',
    (typed) => expect(isMention(typed, 'Bon pour accord')).toBe(true),
  )
  test.each(['', 'Bon', 'Bon pour désaccord', 'Read and approved', 'Bonpouraccord'])('not taken: %j', (typed) =>
    expect(isMention(typed, 'Bon pour accord')).toBe(false),
  )
})

describe('S3, R45: what crosses to the server', () => {
  const request = {
    token: 'a'.repeat(43),
    versionHash: '0f'.repeat(32),
    selection: [],
    signerName: 'Éloïse Verrier',
    method: 'keyboard',
    image: 'iVBORw0KGgo=',
    consent: true,
    consentText: 'Bon pour accord',
    timeZone: 'Europe/Paris',
    locale: 'fr',
    code: '012345',
    earlyStart: false,
  }
  test('a code of six digits, or null', () => {
    expect(signRequest.safeParse(request).success).toBe(true)
    expect(signRequest.safeParse({ ...request, code: null }).success).toBe(true)
  })
  test.each([
    ['five digits', { code: '01234' }],
    ['a space', { code: '012 345' }],
    ['other digits than 0 to 9', { code: '٠١٢٣٤٥' }],
    ['no word on the code', { code: undefined }],
    ['no word on the early start', { earlyStart: undefined }],
  ])('refused: %s', (_name, change) => expect(signRequest.safeParse({ ...request, ...change }).success).toBe(false))
  test('asking for a code names the version and nothing else: the address is the server’s to know', () => {
    const { token, versionHash } = request
    expect(codeRequest.safeParse({ token, versionHash, locale: 'en' }).success).toBe(true)
    expect(codeRequest.safeParse({ token, versionHash, locale: 'en', to: 'x@y.fr' }).success).toBe(false)
  })
})
