import { Writable } from 'node:stream'

import pino from 'pino'
import { expect, test } from 'vitest'

import { loggerOptions } from '@/logger'

function logged(facts: object): string {
  let text = ''
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString()
      done()
    },
  })
  pino(loggerOptions({ LOG_LEVEL: 'info', TU_ROLE: 'web' }), sink).error(facts, 'failed')
  return text
}

test('the values of a failed query never reach the log, its reason does', () => {
  const cause = Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' })
  const error = new Error(
    'Failed query: insert into "messages" values ($1)\nparams: claire@atelier.test,https://x/reset/abc',
    {
      cause,
    },
  )

  const line = logged({ err: error })

  expect(line).not.toContain('claire@atelier.test')
  expect(line).not.toContain('reset/abc')
  expect(line).toContain('insert into')
  expect(line).toContain('55P03')
})

test('secrets under their own name are redacted', () => {
  expect(logged({ headers: { authorization: 'Bearer abc' } })).not.toContain('Bearer abc')
})
