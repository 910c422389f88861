import { parseArgs } from 'node:util'
import { CommandError } from '../../lib/progress'

export type BenchOptions = {
  /** How many invoices the database holds before anything is measured. */
  invoices: number
  /** How long each address is under load. */
  seconds: number
  /** Where the report goes as JSON, besides the terminal. */
  json: string | null
}

/**
 * Reads the command's arguments: `--invoices 10000 --seconds 8 --json FILE`.
 *
 * @throws {CommandError} for a number that is none, or an argument that does not exist
 */
export function benchOptions(args: readonly string[]): BenchOptions {
  const { invoices, seconds, json } = valuesOf(args)
  return {
    invoices: wholeNumber('--invoices', invoices ?? '10000'),
    seconds: wholeNumber('--seconds', seconds ?? '8'),
    json: json ?? null,
  }
}

function valuesOf(args: readonly string[]): { invoices?: string; seconds?: string; json?: string } {
  const options = { invoices: { type: 'string' }, seconds: { type: 'string' }, json: { type: 'string' } } as const
  try {
    return parseArgs({ args: [...args], options, strict: true }).values
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error))
  }
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text)
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new CommandError(`${name} takes a whole number above zero, not ${text}.`)
}
