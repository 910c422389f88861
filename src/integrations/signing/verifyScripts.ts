import { readFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * What an evidence bundle brings so that it can be checked without us, by file name: the script, the very judge of seals
 * that we use ourselves, and a text for people (S6).
 */
export async function verifyScripts(): Promise<Readonly<Record<string, string>>> {
  const [readme, verify, sealCheck] = await Promise.all([
    sourceText('bundle/README.txt'),
    sourceText('bundle/verify.mjs'),
    sourceText('sealCheck.mjs'),
  ])
  return { 'README.txt': readme, 'verify.mjs': verify, 'sealCheck.mjs': sealCheck }
}

/** From the working directory, because that is where a Next standalone server keeps the files traced for it. */
function sourceText(name: string): Promise<string> {
  return readFile(path.join(/* turbopackIgnore: true */ process.cwd(), 'src/integrations/signing', name), 'utf8')
}
