/**
 * Fills an empty database with the agency of the demo, told day by day through the product's own verbs.
 * `--today=2026-11-24` ends the story on another day; a database that is filled already is left alone.
 */
import { getPayload } from 'payload'

import { closePool } from '../src/database/adapter'
import { readEnv } from '../src/env'
import { portsFrom } from '../src/ports'
import { buildTraitDUnion } from '../src/traitDUnion'
import { say } from './lib/progress'
import { storyClock } from './seed/clock'
import { parisToday } from './seed/plot'
import { lookAround } from './seed/steps/marker'
import { tellStory } from './seed/tellStory'

const interrupted = `An earlier filling of this database was interrupted, so it holds half an agency. Empty it, then start again:
  psql "$DATABASE_URI" -c 'DROP SCHEMA public CASCADE; CREATE SCHEMA public'
or, for the embedded database, stop the demo and remove the folder postgres in the data folder (.data, or TU_DATA_DIR).`

async function seed(): Promise<number> {
  const env = readEnv()
  const clock = storyClock(Date.now())
  const ports = { ...portsFrom(env), now: () => clock.now(), mailer: null }
  const payload = await getPayload({ config: await buildTraitDUnion({ env, ports }), disableOnInit: true })
  try {
    const found = await lookAround(payload)
    if (found === 'begun') {
      process.stderr.write(`${interrupted}\n`)
      return 1
    }
    if (found === 'empty') await tellStory(payload, { clock, today: todayAsked() ?? parisToday(new Date()) })
    else say(found === 'told' ? '✓ The agency is there already' : '✓ This database has data of its own: left alone')
    return 0
  } finally {
    await ports.pdf.close()
    await closePool(payload)
  }
}

function todayAsked(): string | null {
  return process.argv.find((argument) => argument.startsWith('--today='))?.slice('--today='.length) ?? null
}

process.exit(await seed())
