import { sql } from '@payloadcms/db-postgres'
import { pushDevSchema } from '@payloadcms/drizzle'
import {
  buildConfig,
  getPayload,
  type CollectionSlug,
  type Config,
  type Payload,
  type PayloadRequest,
  type TaskConfig,
} from 'payload'
import { closePool, postgresWithGuarantees } from '@/database/adapter'
import { afterCommit } from '@/database/afterCommit'
import { databaseOf } from '@/database/database'
import { sqlIn } from '@/database/lock'
import { jobsWithLeases } from '@/jobs/jobsCollection'

/** The generated types know the product's slugs only; this one belongs to these tests. */
function own<Slug extends string>(slug: string): Slug {
  return slug as Slug
}

/** What `afterCommit` did, in order; `seen` is whether another connection could see the row by then. */
export const committed: { title: string; seen: boolean }[] = []

const notes: NonNullable<Config['collections']>[number] = {
  slug: 'notes',
  access: { read: () => true },
  fields: [
    { name: 'title', type: 'text', required: true, unique: true },
    { name: 'author', type: 'relationship', relationTo: own('authors') },
    { name: 'lines', type: 'array', fields: [{ name: 'text', type: 'text' }] },
  ],
  hooks: {
    afterChange: [
      async ({ doc, req }) => {
        const title = String(doc.title)
        if (title.startsWith('swallow')) await swallowMissingAuthor(req)
        if (title.startsWith('commit')) await afterCommit(req, async () => void committed.push(await look(req, title)))
        if (title.startsWith('refuse')) throw new Error('refused by a hook')
      },
    ],
  },
}

async function swallowMissingAuthor(req: PayloadRequest): Promise<void> {
  try {
    await req.payload.findByID({
      collection: own<CollectionSlug>('authors'),
      id: '00000000-0000-7000-8000-000000000000',
      req,
    })
  } catch {
    return
  }
}

async function look({ payload }: PayloadRequest, title: string): Promise<{ title: string; seen: boolean }> {
  const { rows } = await databaseOf(payload).drizzle.execute(sql`SELECT 1 FROM notes WHERE title = ${title}`)
  return { title, seen: rows.length === 1 }
}

/** Says that it ran, takes its time, has its effect once whatever happens: the shape every real task has. */
const effect: TaskConfig = {
  slug: own('effect'),
  retries: 3,
  handler: async ({ input, req }) => {
    const { key, waitMs = 0, blockMs = 0, fail = false } = inputOf(input)
    const db = await sqlIn(req)
    await db.execute(sql`INSERT INTO executions (key, pid) VALUES (${key}, ${process.pid})`)
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
    if (blockMs > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, blockMs)
    if (fail) throw new Error('this job fails')
    await db.execute(sql`INSERT INTO effects (key) VALUES (${key}) ON CONFLICT DO NOTHING`)
    return { output: { pid: process.pid } }
  },
}

export type EffectInput = { key: string; waitMs?: number; blockMs?: number; fail?: boolean }

/** Only `queueEffects` queues this task. */
function inputOf(input: unknown): EffectInput {
  return input as EffectInput
}

const nightly: TaskConfig = {
  slug: own('nightly'),
  schedule: [{ cron: '0 3 * * *', queue: 'nightly' }],
  handler: async ({ req, job }) => {
    const db = await sqlIn(req)
    await db.execute(sql`INSERT INTO executions (key, pid) VALUES (${`nightly ${job.waitUntil}`}, ${process.pid})`)
    return { output: {} }
  },
}

export type MiniOptions = { uri: string; poolMax?: number; log?: 'silent' | 'error' }

/** A small Payload on our adapter: two collections, two tasks, nothing else of the product. */
export async function bootMini({ uri, poolMax = 10, log = 'silent' }: MiniOptions): Promise<Payload> {
  const config = buildConfig({
    secret: 'only-for-these-tests-only-for-these-tests',
    db: postgresWithGuarantees({ uri, role: 'test', poolMax }),
    collections: [{ slug: 'authors', fields: [{ name: 'name', type: 'text' }] }, notes],
    jobs: {
      tasks: [effect, nightly],
      deleteJobOnComplete: false,
      jobsCollectionOverrides: jobsWithLeases,
    },
    logger: { options: { level: log } },
    telemetry: false,
    typescript: { autoGenerate: false },
    graphQL: { disable: true },
  })
  return getPayload({ config, key: `${uri} ${Math.random()}` })
}

/** Makes the tables of the mini config in an empty database (a push, as these tests have no migrations). */
export async function pushMini(payload: Payload): Promise<void> {
  const db = databaseOf(payload)
  await pushDevSchema(db as unknown as Parameters<typeof pushDevSchema>[0])
  await db.drizzle.execute(sql`CREATE TABLE effects (key text PRIMARY KEY)`)
  await db.drizzle.execute(sql`CREATE TABLE executions (key text NOT NULL, pid int NOT NULL)`)
  await db.drizzle.execute(sql`CREATE TABLE strict_children (
    note uuid REFERENCES notes (id) ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED)`)
}

export async function closeMini(payload: Payload): Promise<void> {
  await closePool(payload)
  await payload.destroy()
}

type LooseLocalApi = {
  create(args: { collection: string; data: object; req?: PayloadRequest }): Promise<{ id: string }>
  update(args: { collection: string; id: string; data: object; req?: PayloadRequest }): Promise<{ id: string }>
  find(args: { collection: string; where?: object; limit?: number }): Promise<{ totalDocs: number }>
}

/** The generated types describe the product's collections; these tests have their own. */
export function loosely(payload: Payload): LooseLocalApi {
  return payload as unknown as LooseLocalApi
}

/** Queues one `effect` job per input, as `payload.jobs.queue` would, but many at a time. */
export async function queueEffects(payload: Payload, inputs: EffectInput[], queue = 'default'): Promise<string[]> {
  const { rows } = await databaseOf(payload).drizzle.execute(sql`
    INSERT INTO payload_jobs (id, input, task_slug, queue, processing, has_error, total_tried, created_at, updated_at)
    SELECT gen_random_uuid(), input, 'effect', ${queue}, false, false, 0, now(), now()
    FROM jsonb_array_elements(${JSON.stringify(inputs)}::jsonb) AS input
    RETURNING id`)
  return rows.map(({ id }) => String(id))
}
