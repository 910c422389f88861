import { randomUUID } from 'node:crypto'
import { getPayload, type Payload } from 'payload'
import { closePool } from '../../../src/database/adapter'
import { readEnv } from '../../../src/env'
import { portsFrom } from '../../../src/ports'
import { buildTraitDUnion } from '../../../src/traitDUnion'
import type { Environment } from '../../lib/processes'

/** Does something with the product in this process, on the servers' database and files; nothing is mailed. */
export async function inProduct<Result>(
  env: Environment,
  work: (payload: Payload) => Promise<Result>,
): Promise<Result> {
  const parsed = readEnv(env)
  const ports = { ...portsFrom(parsed), mailer: null }
  const config = await buildTraitDUnion({ env: parsed, ports })
  // Payload would hand out an instance that was opened, and closed, before.
  const payload = await getPayload({ config, key: randomUUID(), disableOnInit: true })
  try {
    return await work(payload)
  } finally {
    await ports.pdf.close()
    await closePool(payload)
  }
}
