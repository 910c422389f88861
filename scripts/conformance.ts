/**
 * `npm run conformance`: judges invoices of every kind by the official validators (R52, R53). Each XML by the schema and by three
 * schematrons, each planted fault by the rule that must find it, a sample as Factur-X by veraPDF and Mustang. The validators come once from
 * Maven Central; without Java or network that part is skipped, and said to be. Exits with 1 on any finding.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { businessRuleProblems } from '../src/domain/invoices/businessRules'
import { ciiXml } from '../src/integrations/facturx/ciiXml'
import { xsdProblems } from '../src/integrations/facturx/xsdCheck'
import { invoiceCorpus, type CorpusInvoice } from '../tests/factories/invoiceCorpus'
import { fetchArtifact, mustang, NotReachable, veraPdf } from './conformance/artifacts'
import { hasJava } from './conformance/java'
import { mustangFaults, veraPdfFaults } from './conformance/judgePdfs'
import { knownGaps } from './conformance/knownGaps'
import { mutations } from './conformance/mutations'
import { canaryName, printSample } from './conformance/pdfs'
import { judge, schematrons, unpackSchematrons } from './conformance/schematrons'
import { inRoot } from './lib/paths'
import { supervise } from './lib/processes'
import { say, step } from './lib/progress'

const home = inRoot('.data/conformance')
const folders = {
  documents: join(home, 'xml'),
  mutated: join(home, 'mutated'),
  pdfs: join(home, 'pdf'),
  canary: join(home, 'canary'),
  reports: join(home, 'reports'),
}

/** A line of the table; a finding is a sentence. */
type Row = { name: string; judged: string; findings: string[] }

const corpus = invoiceCorpus().map((invoice, index) => ({ ...invoice, file: `${String(index).padStart(3, '0')}.xml` }))

const gapCount = corpus.filter(({ content }) => knownGaps(content).length > 0).length

await supervise(async () => {
  for (const folder of Object.values(folders)) {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
  }
  const own = [await judgeBySchema(), judgeByOwnRules()]
  const official = await officialRows()
  return report([...own, ...official])
})

async function judgeBySchema(): Promise<Row> {
  const findings: string[] = []
  for (const { name, content, file } of corpus) {
    const xml = ciiXml(content)
    await writeFile(join(folders.documents, file), xml)
    findings.push(...(await xsdProblems(xml)).map((problem) => `${name}: ${problem}`))
  }
  return { name: 'Schema EN 16931 (libxml2)', judged: `${corpus.length} XML`, findings }
}

function judgeByOwnRules(): Row {
  const findings = corpus.flatMap(({ name, content }) =>
    businessRuleProblems(content).map(({ field, code }) => `${name}: ${code} at ${field}`),
  )
  return { name: 'Our own business rules', judged: `${corpus.length} contents`, findings }
}

async function officialRows(): Promise<Row[]> {
  if (!(await hasJava())) return skipped('there is no Java on this machine')
  try {
    const jars = await step('validators from Maven Central', async () => ({
      mustang: await fetchArtifact(mustang, home),
      veraPdf: await fetchArtifact(veraPdf, home),
    }))
    await unpackSchematrons(jars.mustang, home)
    const ofXml = await step('schematrons on every XML', () => judgeXml(jars.mustang))
    const ofMutations = await step('planted faults', () => judgeMutations(jars.mustang))
    const ofPdfs = await step('Factur-X files', () => judgePdfs(jars))
    say(
      `\n${gapCount} invoices to consumers and outside of the Union lack what only flow 2 asks, as expected (knownGaps.ts).`,
    )
    return [...ofXml, ...ofMutations, ...ofPdfs]
  } catch (error) {
    if (error instanceof NotReachable) return skipped(`Maven Central cannot be reached (${error.message})`)
    throw error
  }
}

function skipped(why: string): Row[] {
  say(`SKIPPED: the official validators did not run, because ${why}.`)
  return []
}

async function judgeXml(jar: string): Promise<Row[]> {
  const rows: Row[] = []
  for (const schematron of schematrons) {
    const { rulesFired, failedByFile } = await judge(schematron, { jar, unpacked: home, ...folders })
    const isFrench = schematron.name.startsWith('BR-FR')
    const findings = corpus.flatMap((invoice) =>
      differences(invoice, failedByFile.get(invoice.file) ?? [], isFrench ? knownGaps(invoice.content) : []),
    )
    if (rulesFired < corpus.length) findings.push(`only ${rulesFired} rules fired: it judged nothing`)
    rows.push({ name: schematron.name, judged: `${corpus.length} XML, ${rulesFired} rules fired`, findings })
  }
  const findings = await mustangFaults(jar, folders.documents)
  return [...rows, { name: 'Mustang, arithmetic included', judged: `${corpus.length} XML`, findings }]
}

function differences({ name }: CorpusInvoice, found: readonly string[], known: readonly string[]): string[] {
  return [
    ...found.filter((id) => !known.includes(id)).map((id) => `${name}: ${id}`),
    ...known.filter((id) => !found.includes(id)).map((id) => `${name}: ${id} was expected and is gone`),
  ]
}

async function judgeMutations(jar: string): Promise<Row[]> {
  const planted = mutations().map((mutation, index) => ({ ...mutation, file: `${String(index).padStart(2, '0')}.xml` }))
  for (const { file, xml } of planted) await writeFile(join(folders.mutated, file), xml)
  const found = new Map<string, string[]>()
  for (const schematron of schematrons) {
    const run = { jar, unpacked: home, documents: folders.mutated, reports: folders.reports }
    const { failedByFile } = await judge(schematron, run)
    for (const [file, ids] of failedByFile) found.set(file, [...(found.get(file) ?? []), ...ids])
  }
  return planted.map(({ name, file, expected }) => {
    const ids = found.get(file) ?? []
    const findings = expected
      .filter((id) => !ids.includes(id))
      .map((id) => `${id} did not find it, but ${ids.join(', ')}`)
    return { name: `Fault: ${name}`, judged: `found by ${expected.join(', ')}`, findings }
  })
}

async function judgePdfs(jars: { mustang: string; veraPdf: string }): Promise<Row[]> {
  const printed = await printSample(folders.pdfs, folders.canary)
  const canary = join(folders.canary, canaryName)
  const verdicts = await veraPdfFaults(jars.veraPdf, [...printed.map(({ path }) => path), canary])
  const ofPdfA = printed.flatMap(({ path, invoice }) =>
    (verdicts.get(basename(path)) ?? ['not judged']).map((clause) => `${invoice.name}: ${clause}`),
  )
  const isSeeing = (verdicts.get(canaryName) ?? []).length > 0
  if (!isSeeing) ofPdfA.push('a plain print passed for PDF/A: the judge is blind')
  const ofMustang = await mustangFaults(jars.mustang, folders.pdfs)
  const judged = `${printed.length} PDF`
  return [
    { name: 'veraPDF, PDF/A-3b', judged, findings: ofPdfA },
    { name: 'Mustang, Factur-X', judged, findings: ofMustang },
  ]
}

function report(rows: readonly Row[]): number {
  const width = Math.max(...rows.map(({ name }) => name.length))
  say()
  for (const { name, judged, findings } of rows) {
    say(`${findings.length === 0 ? '✓' : '✗'} ${name.padEnd(width)}  ${judged}`)
    for (const finding of findings) say(`    ${finding}`)
  }
  return rows.every(({ findings }) => findings.length === 0) ? 0 : 1
}
