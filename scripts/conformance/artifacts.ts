import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CommandError } from '../lib/progress'

export type Artifact = { name: string; group: string; id: string; version: string; sha256: string }

/** Holds Saxon, the schematrons of CEN, of Factur-X 1.09.2 and the French BR-FR 1.3.0, and a validator of its own. Apache-2.0. */
export const mustang: Artifact = {
  name: 'Mustang',
  group: 'org/mustangproject',
  id: 'Mustang-CLI',
  version: '2.26.0',
  sha256: '42d7868cb68264874a7b8cab4c3587b03b23ccc7cd72373da917f66758bb9736',
}

/** The PDF Association's judge of PDF/A. GPL-3.0 or MPL-2.0: run here, never shipped. */
export const veraPdf: Artifact = {
  name: 'veraPDF',
  group: 'org/verapdf/apps',
  id: 'greenfield-apps',
  version: '1.28.2',
  sha256: '687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6',
}

/** Maven Central cannot be reached: what needs it is skipped, not failed. */
export class NotReachable extends Error {}

/**
 * The file of an artifact of Maven Central, fetched once and kept in the folder; only bytes with the known checksum are used.
 *
 * @throws {NotReachable} when it is not there yet and cannot be fetched
 * @throws {CommandError} when what came is not what we know
 */
export async function fetchArtifact({ group, id, version, sha256 }: Artifact, folder: string): Promise<string> {
  const file = join(folder, `${id}-${version}.jar`)
  const kept = await readFile(file).catch(() => null)
  if (kept !== null && hashOf(kept) === sha256) return file
  const bytes = await download(`https://repo1.maven.org/maven2/${group}/${id}/${version}/${id}-${version}.jar`)
  if (hashOf(bytes) !== sha256)
    throw new CommandError(`${id} ${version} from Maven Central has another checksum than the one in artifacts.ts.`)
  await mkdir(folder, { recursive: true })
  await writeFile(`${file}.part`, bytes)
  await rename(`${file}.part`, file)
  return file
}

async function download(url: string): Promise<Uint8Array> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(300_000) })
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  } catch (error) {
    throw new NotReachable(`${url}: ${String(error)}`)
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
