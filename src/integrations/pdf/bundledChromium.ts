import { createReadStream, createWriteStream } from 'node:fs'
import { access, chmod, lstat, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { brotliDecompress, createBrotliDecompress } from 'node:zlib'
import { readTar } from './readTar'

/**
 * Unpacks npm's `@sparticuz/chromium` once per version and user, and returns the path of a start script in it.
 *
 * The package's own unpacking writes to fixed names and takes a half-written file for a whole one; here each process
 * unpacks into a folder of its own, and the rename at the end decides which one stays.
 *
 * @throws {Error} when the package is missing or the temporary folder is full or not ours.
 */
export async function unpackBundledChromium(temporaryFolder: string = tmpdir()): Promise<string> {
  const source = join(process.cwd(), 'node_modules/@sparticuz/chromium')
  const version = await packageVersion(source)
  const target = join(temporaryFolder, `trait-d-union-chromium-${version}-${process.getuid?.() ?? 0}`)
  if (!(await isOurs(target))) {
    const staging = await mkdtemp(`${target}.`)
    try {
      await unpackInto(staging, join(source, 'bin'))
      await publish(staging, target)
    } finally {
      await rm(staging, { recursive: true, force: true })
    }
  }
  return join(target, 'chromium-headless-shell')
}

async function packageVersion(source: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version)
  throw new Error(`${source}/package.json has no version`)
}

/** A folder that another user put under our name in a shared /tmp would let that user run code as us. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null)
  if (!found) return false
  const isMine = process.getuid === undefined || found.uid === process.getuid()
  if (!found.isDirectory() || !isMine)
    throw new Error(`${folder} belongs to somebody else: remove it or set CHROMIUM_PATH.`)
  return true
}

async function unpackInto(staging: string, bin: string): Promise<void> {
  await Promise.all([
    pipeline(
      createReadStream(join(bin, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(staging, 'headless-shell'), { mode: 0o755 }),
    ),
    unpackTar(join(bin, 'al2023.tar.br'), join(staging, 'al2023')),
    unpackTar(join(bin, 'swiftshader.tar.br'), staging),
    unpackTar(join(bin, 'fonts.tar.br'), join(staging, 'fonts')),
  ])
  await writeFile(join(staging, 'fonts/fonts.conf'), fontsConf)
  await writeFile(join(staging, 'chromium-headless-shell'), startScript)
  await chmod(join(staging, 'chromium-headless-shell'), 0o755)
}

async function unpackTar(archive: string, folder: string): Promise<void> {
  const tar = await promisify(brotliDecompress)(await readFile(archive))
  for (const { path, bytes } of readTar(tar)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), bytes, { mode: 0o755 })
  }
}

async function publish(staging: string, target: string): Promise<void> {
  try {
    await rename(staging, target)
  } catch (error) {
    const wonByAnother = await access(join(target, 'chromium-headless-shell')).then(
      () => true,
      () => false,
    )
    if (!wonByAnother) throw error
  }
}

/** `prefix="cwd"` would depend on the caller; fontconfig resolves "relative" against this file. */
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`

/**
 * A bare machine has no libnss3 and no /etc/fonts: the package brings both. The system's own win where they exist,
 * because Amazon's build need not suit another C library. `exec` keeps the process id, so kill −9 hits the browser.
 */
const startScript = `#!/bin/sh
here=\${0%/*}
found=
for folder in /usr/lib/x86_64-linux-gnu /lib/x86_64-linux-gnu /usr/lib64 /lib64 /usr/lib /lib; do
  [ -e "$folder/libnss3.so" ] && [ -e "$folder/libexpat.so.1" ] && found=1
done
[ -n "$found" ] || export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$here/fonts"
exec "$here/headless-shell" "$@"
`
