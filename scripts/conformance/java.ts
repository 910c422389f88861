import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type JavaOutput = { stdout: string; stderr: string; succeeded: boolean }

/** Whether there is a Java to run the validators with. */
export async function hasJava(): Promise<boolean> {
  return (await java(['-version'])).succeeded
}

/** Runs Java to its end; a program that says "invalid" by its exit code is no error here. */
export async function java(args: string[]): Promise<JavaOutput> {
  try {
    const { stdout, stderr } = await run('java', args, { maxBuffer: 256 * 1024 * 1024, timeout: 900_000 })
    return { stdout, stderr, succeeded: true }
  } catch (error) {
    return { ...outputOf(error), succeeded: false }
  }
}

function outputOf(error: unknown): { stdout: string; stderr: string } {
  if (!(error instanceof Error)) return { stdout: '', stderr: String(error) }
  const stdout = 'stdout' in error && typeof error.stdout === 'string' ? error.stdout : ''
  const stderr = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : error.message
  return { stdout, stderr }
}
