import { DomainError } from '../../domain/errors'

/**
 * The text of a bank's file, in whichever of the three ways it was written: UTF-8, UTF-16 with its mark, or Windows-1252, which
 * reads anything and so comes last.
 *
 * @throws {DomainError} `statement.empty` · `statement.notText` for a file of other things than characters
 */
export function statementText(bytes: Uint8Array): string {
  const text = decoded(bytes)
  if (text.trim() === '') throw new DomainError('statement.empty')
  if (text.includes('\u0000')) throw new DomainError('statement.notText')
  return text
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
