/** `npm run demo`: the whole product on demo data, from a clean clone, with nothing to configure. */
import { printAddresses } from './lib/addresses'
import { ensureBuilt } from './lib/build'
import { completeEnvironment, dataFolder, readDotEnv, variable } from './lib/env'
import { supervise } from './lib/processes'
import { migrateBuilt, openDatabase, productPort, seed, startProduct } from './lib/product'
import { withStripeSimulator } from './lib/stripeSimulator'

await supervise(async (supervisor) => {
  readDotEnv()
  const dataDir = dataFolder()
  const databaseUri = await openDatabase(supervisor, dataDir)
  const port = await productPort()
  const publicUrl = variable('PUBLIC_URL') ?? `http://localhost:${port.port}`
  const own = await completeEnvironment({ nodeEnv: 'production', dataDir, databaseUri, publicUrl })
  const env = await withStripeSimulator(supervisor, { dataDir, publicUrl, env: own })
  await ensureBuilt(supervisor, env)
  await migrateBuilt(supervisor, env)
  await seed(supervisor, env)
  const servers = await startProduct(supervisor, env, port)
  printAddresses(publicUrl)
  await supervisor.whileRunning(servers)
  return 0
})
