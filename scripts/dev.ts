/** `npm run dev`: like the demo, from the sources, with hot reload; web and worker in one process. */
import { printAddresses } from './lib/addresses'
import { completeEnvironment, dataFolder, readDotEnv, variable } from './lib/env'
import { inRoot } from './lib/paths'
import { supervise } from './lib/processes'
import { listenHost, openDatabase, productPort, readyUrl, seed } from './lib/product'
import { step } from './lib/progress'

await supervise(async (supervisor) => {
  readDotEnv()
  const dataDir = dataFolder()
  const databaseUri = await openDatabase(supervisor, dataDir)
  const { port, release } = await productPort()
  const publicUrl = variable('PUBLIC_URL') ?? `http://localhost:${port}`
  const env = await completeEnvironment({ nodeEnv: 'development', dataDir, databaseUri, publicUrl })
  const migration = {
    name: 'migrate',
    args: ['--import', 'tsx', inRoot('scripts/migrate.ts')],
    // The seed makes the demo's staff; a first owner before it would look like somebody's own data.
    env: { ...env, ADMIN_EMAIL: '', ADMIN_PASSWORD: '' },
    output: 'captured',
  } as const
  await step('Migrations', () => supervisor.run(migration))
  await seed(supervisor, env)
  const args = [inRoot('node_modules/next/dist/bin/next'), 'dev', '--port', String(port), '--hostname', listenHost()]
  await release()
  const server = supervisor.start({ name: 'next', args, env: { ...env, FORCE_COLOR: '1' }, output: 'prefixed' })
  await supervisor.untilAnswers(server, readyUrl(port), 120_000)
  printAddresses(publicUrl)
  await supervisor.whileRunning([server])
  return 0
})
