/** `npm run build`: the standalone server in `.next/standalone`, unless it is built from these very sources. */
import { ensureBuilt } from './lib/build'
import { readDotEnv } from './lib/env'
import { supervise } from './lib/processes'

await supervise(async (supervisor) => {
  readDotEnv()
  await ensureBuilt(supervisor, { ...process.env })
  return 0
})
