/** A command like `npm run demo`, with a server that the tests choose, and a last deed that shows when it was done. */
import { existsSync, writeFileSync } from 'node:fs'
import { supervise } from '../../../scripts/lib/processes'
import { step } from '../../../scripts/lib/progress'

const [server = '', port = '', folder = ''] = process.argv.slice(2)

await supervise(async (supervisor) => {
  supervisor.defer(async () => {
    writeFileSync(
      `${folder}/deferred`,
      existsSync(`${folder}/server-ended`) ? 'after the server' : 'the server was killed',
    )
  })
  const env = { ...process.env, PORT: port, FOLDER: folder }
  const running = supervisor.start({ name: 'test-server', args: [server], env, output: 'captured' })
  await step('Server', () => supervisor.untilAnswers(running, `http://127.0.0.1:${port}/ready`, 20_000))
  await supervisor.whileRunning([running])
  return 0
})
