import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether a command of the machine is there, so that a test can say why it is skipped. */
export async function hasCommand(name: string): Promise<boolean> {
  return run('which', [name]).then(
    () => true,
    () => false,
  )
}

export type LocalAuthority = { url: string; folder: string; close(): Promise<void> }

const settings = `[tsa]
default_tsa = ours
[ours]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`

/** An RFC 3161 authority on loopback: `openssl ts` behind a small HTTP server. */
export async function localAuthority(): Promise<LocalAuthority> {
  const folder = await mkdtemp(join(tmpdir(), 'tsa-'))
  await writeFile(join(folder, 'tsa.cnf'), settings)
  await writeFile(join(folder, 'serial'), '01\n')
  const subject = ['-subj', '/CN=Test TSA', '-addext', 'extendedKeyUsage=critical,timeStamping', '-days', '30']
  const files = ['-keyout', 'tsa.key', '-out', 'tsa.pem']
  await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...files, ...subject], { cwd: folder })
  const server = createServer((request, response) => {
    void answer(folder, request).then((reply) => {
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(reply)
    })
  })
  const url = await listen(server)
  return {
    url,
    folder,
    async close() {
      await new Promise((done) => server.close(done))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port')
  return `http://127.0.0.1:${address.port}/`
}

async function answer(folder: string, request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  await writeFile(join(folder, 'query.tsq'), Buffer.concat(parts))
  const options = ['-reply', '-config', 'tsa.cnf', '-queryfile', 'query.tsq', '-out', 'reply.tsr']
  await run('openssl', ['ts', ...options], { cwd: folder })
  return readFile(join(folder, 'reply.tsr'))
}

/** A P-256 key with a certificate from a small authority, in a PKCS#12 file of either age; the password is `clé`. */
export async function companyKey(folder: string, kind: 'modern' | 'legacy'): Promise<Uint8Array> {
  await mkdir(folder, { recursive: true })
  const openssl = (...args: string[]): Promise<unknown> => run('openssl', args, { cwd: folder })
  const newKey = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  await openssl(...newKey, '-x509', '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Issuer', '-days', '30')
  await openssl(...newKey, '-keyout', 'own.key', '-out', 'own.csr', '-subj', '/CN=Agence')
  const issue = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '20']
  await openssl('x509', '-req', '-in', 'own.csr', ...issue, '-out', 'own.pem')
  const files = ['-inkey', 'own.key', '-in', 'own.pem', '-certfile', 'ca.pem', '-out', 'own.p12']
  const age = kind === 'legacy' ? ['-legacy'] : []
  await openssl('pkcs12', '-export', ...age, ...files, '-passout', 'pass:clé')
  return readFile(join(folder, 'own.p12'))
}
