import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { demoKey } from '@/integrations/signing/demoKey'
import { pdfSealer } from '@/integrations/signing/pdfSealer'
import { hasCommand } from './openssl'

const run = promisify(execFile)
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-key-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('R43: the demonstration key', () => {
  test('says what it is, and signs nothing but documents', async () => {
    const { certificate } = await pdfSealer({ ...(await demoKey(folder)), tsaUrl: null, isDemo: true })
    expect(certificate.subject).toContain('clé de démonstration')
    expect(certificate.isDemo).toBe(true)
    const x509 = new X509Certificate(certificate.pem)
    expect({ ca: x509.ca, selfSigned: x509.verify(x509.publicKey) }).toEqual({ ca: false, selfSigned: true })
    expect(certificate.sha256).toBe(x509.fingerprint256.replaceAll(':', '').toLowerCase())
  })

  test('is made once and kept, readable by its owner only', async () => {
    const first = await demoKey(join(folder, 'new'))
    const second = await demoKey(join(folder, 'new'))
    expect(Buffer.compare(first.p12, second.p12)).toBe(0)
    expect(await readdir(join(folder, 'new'))).toEqual(['seal-demo.p12'])
    expect((await stat(join(folder, 'new/seal-demo.p12'))).mode & 0o777).toBe(0o600)
  })

  test('is the same for processes that start together', async () => {
    const keys = await Promise.all(Array.from({ length: 5 }, () => demoKey(folder)))
    expect(new Set(keys.map(({ p12 }) => Buffer.from(p12).toString('base64'))).size).toBe(1)
    expect(await readdir(folder)).toEqual(['seal-demo.p12'])
  })

  test('is a PKCS#12 file for OpenSSL too, which checks its integrity', async ({ skip }) => {
    if (!(await hasCommand('openssl'))) skip('openssl is not installed')
    const { password } = await demoKey(folder)
    const read = (secret: string): Promise<{ stdout: string }> =>
      run('openssl', ['pkcs12', '-in', join(folder, 'seal-demo.p12'), '-passin', `pass:${secret}`, '-nodes'])
    expect((await read(password)).stdout).toMatch(/BEGIN PRIVATE KEY[\s\S]*BEGIN CERTIFICATE/)
    await expect(read('another')).rejects.toThrow(/Mac verify error|invalid password/)
  })

  test('a wrong password is refused', async () => {
    const { p12 } = await demoKey(folder)
    await expect(pdfSealer({ p12, password: 'another', tsaUrl: null, isDemo: true })).rejects.toThrow()
  })
})
