import { expect, test } from 'vitest'
import { statementText } from '@/services/payments/statementText'

const words = 'Date;Libellé\n'
const marked = (mark: readonly number[], text: Buffer): Uint8Array => Buffer.concat([Buffer.from(mark), text])

test.each([
  ['UTF-8', Buffer.from(words)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${words}`)],
  ['UTF-16, little end first', marked([0xff, 0xfe], Buffer.from(words, 'utf16le'))],
  ['UTF-16, big end first', marked([0xfe, 0xff], Buffer.from(words, 'utf16le').swap16())],
  ['Windows-1252', Buffer.from(words, 'latin1')],
])('P5: a statement in %s is read', (_, bytes) => {
  expect(statementText(bytes)).toBe(words)
})

test('P5: the euro sign of Windows-1252 is one', () => {
  expect(statementText(Buffer.from([0xe9, 0x80]))).toBe('é€')
})

test.each([
  ['nothing', Buffer.from(''), 'statement.empty'],
  ['blanks', Buffer.from('\ufeff \r\n'), 'statement.empty'],
  ['bytes that are no characters', Buffer.from([0x41, 0, 0x42]), 'statement.notText'],
])('P5: %s is refused', (_, bytes, code) => {
  expect(() => statementText(bytes)).toThrow(expect.objectContaining({ code }))
})
