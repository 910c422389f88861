import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  XmlBufferInputProvider,
  XmlDocument,
  XmlError,
  XmlLibError,
  xmlRegisterInputProvider,
  XsdValidator,
} from 'libxml2-wasm'

const entry = 'FACTUR-X_EN16931.xsd'

let schema: Promise<XsdValidator> | undefined

/**
 * Where the XML breaks the official EN 16931 schema of Factur-X, each as "line: fault"; none when it is valid (R53).
 *
 * The schema is parsed once per process and kept. XML that cannot be read at all is one fault. External entities are not followed.
 *
 * @throws {Error} when the schema files are missing
 */
export async function xsdProblems(xml: string): Promise<string[]> {
  const validator = await enSchema()
  try {
    validate(xml, validator)
    return []
  } catch (error) {
    if (error instanceof XmlLibError) return error.details.map(({ line, message }) => `${line}: ${message.trim()}`)
    // What libxml2 cannot judge, such as a reference to an entity that it did not follow, is not valid.
    if (error instanceof XmlError) return [`1: ${error.message}`]
    throw error
  }
}

function validate(xml: string, validator: XsdValidator): void {
  const document = XmlDocument.fromString(xml)
  try {
    validator.validate(document)
  } finally {
    document.dispose()
  }
}

/** A failed reading is not kept: the next call tries again. */
async function enSchema(): Promise<XsdValidator> {
  schema ??= parsedSchema()
  try {
    return await schema
  } catch (error) {
    schema = undefined
    throw error
  }
}

/** The schema's files import each other by name; libxml2 gets them from memory and never touches the disk itself. */
async function parsedSchema(): Promise<XsdValidator> {
  const folder = schemaFolder()
  const names = (await readdir(folder)).filter((name) => name.endsWith('.xsd'))
  const files = await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const))
  const source = files.find(([name]) => name === entry)
  if (!source) throw new Error(`No ${entry} in ${folder}`)
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(files)))
  const document = XmlDocument.fromBuffer(source[1], { url: entry })
  try {
    return XsdValidator.fromDoc(document)
  } finally {
    document.dispose()
  }
}

/** From the working directory, because that is where a Next standalone server keeps the files traced for it. */
function schemaFolder(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/@stackforge-eu/factur-x/schema/en16931')
}
