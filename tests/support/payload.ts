import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getPayload, handleEndpoints, type Payload } from 'payload'
import { closePool } from '@/database/adapter'
import { readEnv } from '@/env'
import { ciiXml } from '@/integrations/facturx/ciiXml'
import { xsdProblems } from '@/integrations/facturx/xsdCheck'
import { signatureImages } from '@/integrations/images/signatureImages'
import { StorageMissError, type ObjectStorage, type Ports } from '@/integrations/ports'
import { qrSvg } from '@/integrations/qrSvg'
import { checkSeal } from '@/integrations/signing/sealCheck.mjs'
import { verifyScripts } from '@/integrations/signing/verifyScripts'
import { buildTraitDUnion } from '@/traitDUnion'
import { testDatabaseUri } from './testDatabaseUri'

/** A Tuesday noon in Paris, far from month ends and clock changes: the clock of every test that sets no other. */
export const testNow = new Date('2026-11-24T11:00:00Z')

export type BootOptions = {
  /** This test file's own database unless given. */
  uri?: string
  /** Replace what the test looks at; the others are doubles that keep everything in memory. */
  ports?: Partial<Ports>
  /** More environment variables, by their name. */
  env?: Record<string, string>
}

export type BootedPayload = {
  payload: Payload
  ports: Ports
  /** Asks the REST API as a browser would, without a server: `send('/api/quotes', { method: 'POST', … })`. */
  send(path: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

/** The real product on a test database, without a server and without workers; `close` it in afterAll. */
export async function bootPayload({
  uri = testDatabaseUri(),
  ports,
  env = {},
}: BootOptions = {}): Promise<BootedPayload> {
  const allPorts = { ...testPorts(), ...ports }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'tu-test-'))
  const config = await buildTraitDUnion({ env: readEnv({ ...testEnv(uri, dataDir), ...env }), ports: allPorts })
  const key = `${uri} ${bootCount()}`
  const payload = await getPayload({ config, key })
  return {
    payload,
    ports: allPorts,
    send(path, init) {
      const request = new Request(new URL(path, config.serverURL), init)
      return handleEndpoints({ config, request, payloadInstanceCacheKey: key })
    },
    async close() {
      await closePool(payload)
      await payload.destroy()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A fixed clock, files in memory, no mail, PDFs that are only marked as such; what needs no outside is the real thing. */
export function testPorts(): Ports {
  return {
    pdf: {
      print: (html) => Promise.resolve(new TextEncoder().encode(`%PDF-1.7\n% not rendered in this test\n${html}`)),
      close: () => Promise.resolve(),
    },
    archivePdf: ({ bytes }) => Promise.resolve(bytes),
    sealer: null,
    checkSeal,
    verifyScripts,
    electronicInvoices: { xmlOf: ciiXml, problemsOf: xsdProblems, archiveOf: ({ pdf }) => Promise.resolve(pdf) },
    payments: null,
    platform: null,
    mailer: null,
    storage: memoryStorage(),
    images: signatureImages(),
    qrSvg,
    now: () => testNow,
  }
}

function memoryStorage(): ObjectStorage {
  const objects = new Map<string, Uint8Array>()
  return {
    put(key, bytes) {
      if (!objects.has(key)) objects.set(key, bytes)
      return Promise.resolve()
    },
    get(key) {
      const bytes = objects.get(key)
      return bytes ? Promise.resolve(bytes) : Promise.reject(new StorageMissError(key))
    },
  }
}

function testEnv(uri: string, dataDir: string): Record<string, string> {
  return {
    DATABASE_URI: uri,
    PAYLOAD_SECRET: 'a-secret-of-the-tests-and-of-nothing-else',
    PUBLIC_URL: 'http://localhost:3000',
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    TU_DATA_DIR: dataDir,
  }
}

let boots = 0
function bootCount(): number {
  boots += 1
  return boots
}
