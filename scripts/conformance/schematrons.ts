import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { CommandError } from '../lib/progress'
import { java } from './java'

export type Schematron = { name: string; path: string }

/** Compiled schematrons as they lie in Mustang's jar, by what they judge. */
export const schematrons: Schematron[] = [
  { name: 'EN 16931 (CEN)', path: 'xslt/en16931schematron/EN16931-CII-validation.xslt' },
  { name: 'Factur-X 1.09.2', path: 'xslt/ZF_250/FACTUR-X_EN16931.xslt' },
  { name: 'BR-FR Flux 2 1.3.0', path: 'xslt/XP_Z12_012/20260216_BR-FR-Flux2-Schematron-CII_V1.3.0.xsl' },
]

/** The code list that the Factur-X one loads from beside itself. */
const companions = ['xslt/ZF_250/FACTUR-X_EN16931_codedb.xml']

/** Takes the schematrons out of the jar, into the folder. */
export async function unpackSchematrons(jar: string, folder: string): Promise<void> {
  const wanted = new Set([...schematrons.map(({ path }) => path), ...companions])
  const files = unzipSync(await readFile(jar), { filter: ({ name }) => wanted.has(name) })
  for (const name of wanted) {
    const bytes = files[name]
    if (bytes === undefined) throw new CommandError(`${basename(jar)} has no ${name}.`)
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), bytes)
  }
}

export type Judged = { rulesFired: number; failedByFile: ReadonlyMap<string, string[]> }

type Run = { jar: string; unpacked: string; documents: string; reports: string }

/** Judges every XML of a folder by one schematron, in one Java process. */
export async function judge({ path }: Schematron, { jar, unpacked, documents, reports }: Run): Promise<Judged> {
  const out = join(reports, basename(path))
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  const args = ['-cp', jar, 'net.sf.saxon.Transform', `-s:${documents}`, `-xsl:${join(unpacked, path)}`, `-o:${out}`]
  const { stderr } = await java(args)
  const names = (await readdir(documents)).toSorted()
  const written = (await readdir(out)).toSorted()
  if (names.join() !== written.join())
    throw new CommandError(`Saxon judged ${written.length} of ${names.length} files.`, stderr)
  const texts = await Promise.all(names.map(async (name) => [name, await readFile(join(out, name), 'utf8')] as const))
  return {
    rulesFired: texts.reduce((sum, [, report]) => sum + report.split('<svrl:fired-rule').length - 1, 0),
    failedByFile: new Map(texts.map(([name, report]) => [name, failedRules(report)])),
  }
}

/** The ids of the failed assertions of an SVRL report, each once; the Factur-X one has its ids in the text only. */
function failedRules(report: string): string[] {
  const failures = report.matchAll(/<svrl:failed-assert([^>]*)>([\s\S]*?)<\/svrl:failed-assert>/g)
  const ids = [...failures].map(([, attributes = '', body = '']) => idOf(attributes, body))
  return [...new Set(ids)].toSorted()
}

function idOf(attributes: string, body: string): string {
  const text = body.replace(/<[^>]+>/g, ' ').trim()
  return / id="([^"]+)"/.exec(attributes)?.[1] ?? /\[([A-Z]{2,}[\w-]*)\]/.exec(text)?.[1] ?? text.slice(0, 80)
}
