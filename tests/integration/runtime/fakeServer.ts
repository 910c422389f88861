/** A server with a child of its own, as Next has; each path is a way to behave. Node runs it as it is: types are only stripped. */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'

const { PORT, FOLDER = '' } = process.env
const child = spawn('sleep', ['300'], { stdio: 'ignore' })
writeFileSync(`${FOLDER}/pids`, `${process.pid} ${child.pid ?? 0} ${process.ppid}`)

let isReady = false
setTimeout(() => (isReady = true), 200)
const server = createServer((request, response) => {
  if (request.url === '/crash') process.exit(3)
  if (request.url === '/deafen') process.removeAllListeners('SIGTERM').on('SIGTERM', () => undefined)
  response.statusCode = isReady ? 200 : 503
  response.end()
})
process.on('SIGTERM', () => {
  writeFileSync(`${FOLDER}/server-ended`, '')
  process.exit(0)
})
process.stderr.write('the last words\n')
server.listen(Number(PORT), '127.0.0.1')
