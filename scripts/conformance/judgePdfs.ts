import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { CommandError } from '../lib/progress'
import { java } from './java'

/**
 * What veraPDF says of each file as PDF/A-3b, by file name: the clauses that it breaks, none when it conforms.
 *
 * @throws {CommandError} when it does not speak of each file
 */
export async function veraPdfFaults(jar: string, files: readonly string[]): Promise<Map<string, string[]>> {
  const options = ['--flavour', '3b', '--format', 'xml']
  const { stdout, stderr } = await java(['-cp', jar, 'org.verapdf.apps.GreenfieldCliWrapper', ...options, ...files])
  const jobs = stdout.split('<job>').slice(1)
  if (jobs.length !== files.length)
    throw new CommandError(`veraPDF judged ${jobs.length} of ${files.length} files.`, stderr)
  return new Map(jobs.map((job) => [basename(/<name>([^<]+)<\/name>/.exec(job)?.[1] ?? ''), clausesOf(job)]))
}

function clausesOf(job: string): string[] {
  if (/isCompliant="true"/.test(job)) return []
  const clauses = [...job.matchAll(/<rule [^>]*clause="([^"]+)" testNumber="(\d+)"/g)].map(
    ([, clause, n]) => `${clause}-${n}`,
  )
  return clauses.length > 0 ? clauses : ['not judged']
}

/**
 * What Mustang finds invalid in a folder of XML or Factur-X files, arithmetic included: its lines on them, none when all are valid.
 *
 * @throws {CommandError} when it does not speak of each file
 */
export async function mustangFaults(jar: string, folder: string): Promise<string[]> {
  const options = ['--no-notices', '--disable-file-logging', '-d', folder]
  const args = ['-Djava.awt.headless=true', '-jar', jar, '--action', 'validateExpectValid', ...options]
  const [{ stdout, stderr }, names] = [await java(args), await readdir(folder)]
  const verdicts = [...`${stdout}${stderr}`.matchAll(/Parsed PDF:(\w+) XML:(\w+).*?ErrorIDs: \[[^\]]*\]/g)]
  if (verdicts.length !== names.length)
    throw new CommandError(`Mustang judged ${verdicts.length} of ${names.length} files.`, stderr.slice(-2_000))
  return verdicts.filter(([, pdf, xml]) => pdf === 'invalid' || xml !== 'valid').map(([line]) => line)
}
