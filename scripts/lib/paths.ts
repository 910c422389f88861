import { resolve } from 'node:path'

/** The repository: commands work from any folder. */
export const root = resolve(import.meta.dirname, '../..')

/** An absolute path in the repository. */
export function inRoot(...parts: string[]): string {
  return resolve(root, ...parts)
}
